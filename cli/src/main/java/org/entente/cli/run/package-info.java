/// One run of the program: its words, its surroundings, how it ends.
@org.jspecify.annotations.NullMarked
package org.entente.cli.run;
