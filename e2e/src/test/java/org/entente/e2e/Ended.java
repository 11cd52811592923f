package org.entente.e2e;

/// How a run ended.
///
/// @param status its exit status; 128 and the signal's number when a signal ended it
/// @param out what it wrote to its standard output and nobody had read yet
/// @param err what it wrote to its standard error
record Ended(int status, String out, String err) {}
