/// The node's log: one event a line on standard error, JSON for machines or text for a terminal.
/// Foreign text cannot forge a line, steer a terminal or fill the disk with one event.
@org.jspecify.annotations.NullMarked
package org.entente.server.log;
