/// Accounts, their tokens and what they may read and write.
@org.jspecify.annotations.NullMarked
package org.entente.cli.account;
