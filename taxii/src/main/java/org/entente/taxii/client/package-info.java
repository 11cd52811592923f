/// A TAXII 2.1 client that is either right or loudly wrong (§8.4): it follows pages to their end,
/// resumes where it stopped, checks what it gets, and never hands credentials to anybody else.
package org.entente.taxii.client;
