package org.entente.taxii.client;

import org.entente.taxii.Status;

/// One request of an upload, dealt with. Immutable.
///
/// @param first the number of its first object among all that were given, from 0
/// @param count how many objects of those from `first` on it covers: those sent, and those passed
///   over as [UploadResult#unsendable]
/// @param status what became of them; not complete when the patience had run out
public record Uploaded(long first, int count, Status status) {}
