/// A throw-away node at work.
@org.jspecify.annotations.NullMarked
package org.entente.cli.demo;
