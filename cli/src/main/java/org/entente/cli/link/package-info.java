/// How a command reaches a node: one way of speaking to it (the admin API), two ways of getting
/// there (a socket in its directory, HTTPS).
@org.jspecify.annotations.NullMarked
package org.entente.cli.link;
