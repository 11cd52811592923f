/// Where the program reads and writes: results, messages, prompts, progress.
@org.jspecify.annotations.NullMarked
package org.entente.cli.terminal;
