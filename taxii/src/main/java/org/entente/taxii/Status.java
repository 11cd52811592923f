package org.entente.taxii;

import java.util.List;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// What became of a request to add objects (TAXII 2.1 §4.3.1). The lists may name fewer objects
/// than the counts say.
///
/// @param id the identifier of this resource
/// @param complete whether nothing about it will change any more (`complete`, else `pending`)
/// @param requestTimestamp when the request came in
/// @param totalCount how many objects the request had; 0 before the server looked
/// @param successCount how many were added, or were there already
/// @param successes some or all of them
/// @param failureCount how many were refused
/// @param failures some or all of them
/// @param pendingCount how many have not been looked at yet
/// @param pendings some or all of them
public record Status(
    String id,
    boolean complete,
    @Nullable DateAdded requestTimestamp,
    long totalCount,
    long successCount,
    List<StatusDetail> successes,
    long failureCount,
    List<StatusDetail> failures,
    long pendingCount,
    List<StatusDetail> pendings)
    implements Resource {
  private static final String COMPLETE = "complete";
  private static final String PENDING = "pending";

  public Status {
    successes = List.copyOf(successes);
    failures = List.copyOf(failures);
    pendings = List.copyOf(pendings);
    if (totalCount < 0 || successCount < 0 || failureCount < 0 || pendingCount < 0) {
      throw new IllegalArgumentException("negative count");
    }
  }

  public static Reading<Status> read(JsonObject json) {
    return Members.read(
        json,
        members -> {
          String state = members.string("status");
          if (!state.equals(COMPLETE) && !state.equals(PENDING)) {
            throw members.invalid("status");
          }
          return new Status(
              members.string("id"),
              state.equals(COMPLETE),
              members.optionalTime("request_timestamp"),
              members.number("total_count", 0),
              members.number("success_count", 0),
              members.objects("successes", StatusDetail::from),
              members.number("failure_count", 0),
              members.objects("failures", StatusDetail::from),
              members.number("pending_count", 0),
              members.objects("pendings", StatusDetail::from));
        });
  }

  @Override
  public JsonObject toJson() {
    var json = JsonObject.builder().put("id", id).put("status", complete ? COMPLETE : PENDING);
    if (requestTimestamp != null) {
      json.put("request_timestamp", requestTimestamp.toString());
    }
    json.put("total_count", totalCount);
    put(json, "success_count", successCount, "successes", successes);
    put(json, "failure_count", failureCount, "failures", failures);
    put(json, "pending_count", pendingCount, "pendings", pendings);
    return json.build();
  }

  private static void put(
      JsonObject.Builder json, String countName, long count, String name, List<StatusDetail> list) {
    json.put(countName, count);
    if (!list.isEmpty()) {
      json.put(name, new JsonArray(list.stream().<JsonValue>map(StatusDetail::toJson).toList()));
    }
  }
}
