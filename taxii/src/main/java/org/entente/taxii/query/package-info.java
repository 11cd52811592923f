/// What a client asks for (TAXII 2.1 §3.4, §3.5): the query parameters of each endpoint, and the
/// `next` value that carries a reader from page to page.
package org.entente.taxii.query;
