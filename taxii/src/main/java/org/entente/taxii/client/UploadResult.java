package org.entente.taxii.client;

import java.util.List;
import org.entente.taxii.Problem;
import org.entente.taxii.StatusDetail;

/// What became of an upload. Immutable.
///
/// @param requests how many requests it took
/// @param successes objects that the server has now
/// @param failures objects that the server refused
/// @param pending objects that it had not dealt with when the patience ran out
/// @param refusals the server's words about failures, at most [#DETAILS_MAX]
/// @param unsendable objects that were not sent, at most [#DETAILS_MAX]
/// @param unsendableCount how many these are
public record UploadResult(
    int requests,
    long successes,
    long failures,
    long pending,
    List<StatusDetail> refusals,
    List<Unsendable> unsendable,
    long unsendableCount) {
  /// Refusals and unsendable objects kept; more are only counted.
  public static final int DETAILS_MAX = 10_000;

  public UploadResult {
    refusals = List.copyOf(refusals);
    unsendable = List.copyOf(unsendable);
  }

  /// An object that was not sent.
  ///
  /// @param number its number among all that were given, from 0
  /// @param problem why: no JSON object, or too long for the API root even alone
  public record Unsendable(long number, Problem problem) {}
}
