/// The record of who did what.
@org.jspecify.annotations.NullMarked
package org.entente.cli.audit;
