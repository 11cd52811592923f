/// What is wrong with a node that does not run, and what to do about it. Start reading at
/// [org.entente.server.doctor.Doctor].
@org.jspecify.annotations.NullMarked
package org.entente.server.doctor;
