/// What the program says to people, in three languages, and how text from data is made harmless.
@org.jspecify.annotations.NullMarked
package org.entente.cli.text;
