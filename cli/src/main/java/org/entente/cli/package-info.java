/// The command line. Start at [org.entente.cli.Main].
@org.jspecify.annotations.NullMarked
package org.entente.cli;
