/// What the program says about itself: commands, codes, completion.
@org.jspecify.annotations.NullMarked
package org.entente.cli.help;
