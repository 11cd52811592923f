package org.entente.exchange.collection;

import java.util.List;
import java.util.Set;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.handling.Handling;
import org.entente.exchange.handling.MarkingLookup;
import org.entente.exchange.handling.Marks;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.stix.Finding;
import org.entente.stix.Read;
import org.entente.stix.SpecRules;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.Verdict;
import org.entente.stix.json.JsonObject;
import org.entente.stix.json.JsonString;
import org.entente.stix.marking.Tlp;
import org.jspecify.annotations.Nullable;

/// The door of a collection: by it, and by no other, objects come in, whoever brings them. It
/// checks one object against the rules, finds out how it is to be handled, and works out what it
/// refers to and may be looked up by. Whether the same object is there already, only the commit can
/// tell. Thread-safe.
public final class Admission {
  /// Values by which one object can be looked up; more are not indexed.
  public static final int VALUES_MAX = 10_000;

  /// References of one object that can be followed backwards; more are not indexed.
  public static final int REFERENCES_MAX = 100_000;

  /// Characters of foreign text that are kept in refusals.
  public static final int TEXT_LENGTH_MAX = 300;

  /// Broken rules that no collection is lenient about: what is no STIX 2.1 at all, and what would
  /// have others take one mark for another.
  private static final Set<String> NEVER =
      Set.of("stix20-not-supported", "bundle-inside", "marking-spoofed");

  /// Types whose objects have no versions (STIX 2.1 §6): the same id is the same thing.
  private static final Set<String> OBSERVABLES =
      Set.of(
          "artifact",
          "autonomous-system",
          "directory",
          "domain-name",
          "email-addr",
          "email-message",
          "file",
          "ipv4-addr",
          "ipv6-addr",
          "mac-addr",
          "mutex",
          "network-traffic",
          "process",
          "software",
          "url",
          "user-account",
          "windows-registry-key",
          "x509-certificate");

  private static final String CONTRADICTION_CLAUSE = "TLP 2.0";

  private final SpecRules rules;

  public Admission(SpecRules rules) {
    this.rules = rules;
  }

  /// Decides about one object.
  ///
  /// @param found the object as it was read
  /// @param validation what happens if it breaks a MUST
  /// @param defaultMarking how it is handled without a level of TLP; null = as TLP:AMBER+STRICT
  /// @param source who brings it
  /// @param lookup marking definitions at hand
  public Decision decide(
      Read.Found found,
      Validation validation,
      @Nullable Tlp defaultMarking,
      String source,
      MarkingLookup lookup) {
    JsonObject object = found.json();
    Verdict verdict = rules.check(object);
    if (!verdict.isValid() && !isBearable(verdict, validation)) {
      return refused(object, verdict.errors());
    }
    StixId id = id(object);
    if (id == null) {
      return refused(object, unsafe(verdict, "id-invalid", "/id", object.string("id")));
    }
    boolean observable = isObservable(id.type(), object);
    StixTimestamp version = null;
    if (!observable) {
      String spelt = object.has("modified") ? "modified" : "created";
      version = time(object, spelt);
      if (version == null) {
        return refused(
            object, unsafe(verdict, "timestamp-invalid", "/" + spelt, object.string(spelt)));
      }
    }
    Facts facts = Facts.of(object, id, observable);
    List<Finding> findings =
        facts.isComplete() ? verdict.findings() : withPartlyIndexed(verdict.findings());
    Marks marks = facts.marks();
    return switch (marks.handling(defaultMarking, lookup)) {
      case Marks.Verdict.Contradictory(var levels) ->
          refused(object, List.of(contradiction(levels)));
      case Marks.Verdict.Handled(var handling, var missing) -> {
        var arrival = arrival(found, id, version, handling, source, facts);
        yield missing == null
            ? new Decision.Admitted(arrival, findings)
            : new Decision.Waiting(arrival, marks, missing, findings);
      }
    };
  }

  /// Decides again about an object that had to wait, with what `lookup` knows by now.
  public Decision decideAgain(
      Decision.Waiting waiting, @Nullable Tlp defaultMarking, MarkingLookup lookup) {
    return switch (waiting.marks().handling(defaultMarking, lookup)) {
      case Marks.Verdict.Contradictory(var levels) -> {
        Arrival arrival = waiting.arrival();
        yield new Decision.Refused(
            arrival.id().toString(), versionText(arrival), List.of(contradiction(levels)));
      }
      case Marks.Verdict.Handled(var handling, var missing) -> {
        Arrival arrival = waiting.arrival().handledAs(handling);
        yield missing == null
            ? new Decision.Admitted(arrival, waiting.findings())
            : new Decision.Waiting(arrival, waiting.marks(), missing, waiting.findings());
      }
    };
  }

  /// The refusal of something that could not even be read.
  public Decision.Refused unreadable(Read.Refused read) {
    return new Decision.Refused(cut(read.id()), "", read.findings());
  }

  /// The refusal of an object whose version is there with other content (STIX 2.1 §3.6.2).
  public static Decision.Refused conflict(Arrival arrival) {
    String id = arrival.id().toString();
    Finding finding =
        Finding.error(RefusalCode.CONFLICT.code(), "", "STIX 2.1 §3.6.2", id, versionText(arrival));
    return new Decision.Refused(id, versionText(arrival), List.of(finding));
  }

  private static Arrival arrival(
      Read.Found found,
      StixId id,
      @Nullable StixTimestamp version,
      Handling handling,
      String source,
      Facts facts) {
    var content = new Content(found.array(), found.offset(), found.length());
    return new Arrival(id, version, content, handling, source, facts.values(), facts.references());
  }

  private static boolean isBearable(Verdict verdict, Validation validation) {
    return switch (validation) {
      case STRICT -> false;
      case LENIENT -> verdict.errors().stream().noneMatch(error -> NEVER.contains(error.code()));
    };
  }

  /// The id, if it can be read and goes with the type.
  private static @Nullable StixId id(JsonObject object) {
    String text = object.string("id");
    StixId id = text == null ? null : StixId.parseOrNull(text);
    return id != null && id.type().equals(object.string("type")) ? id : null;
  }

  private static boolean isObservable(String type, JsonObject object) {
    return OBSERVABLES.contains(type) || (!object.has("modified") && !object.has("created"));
  }

  /// The version, if it can be read and is spelt within the bound.
  private static @Nullable StixTimestamp time(JsonObject object, String property) {
    return object.get(property) instanceof JsonString(var text)
            && text.length() <= Arrival.VERSION_LENGTH_MAX
        ? StixTimestamp.parseOrNull(text)
        : null;
  }

  /// Why a lenient collection cannot take it: what the rules say about that place, or else that.
  private static List<Finding> unsafe(
      Verdict verdict, String code, String pointer, @Nullable String text) {
    List<Finding> there =
        verdict.errors().stream().filter(error -> error.pointer().equals(pointer)).toList();
    return there.isEmpty()
        ? List.of(Finding.error(code, pointer, "STIX 2.1 §3.2", cut(text)))
        : there;
  }

  private static Finding contradiction(List<String> levels) {
    return Finding.error(
        RefusalCode.MARKING_CONTRADICTION.code(),
        "/object_marking_refs",
        CONTRADICTION_CLAUSE,
        String.join(", ", levels));
  }

  private static List<Finding> withPartlyIndexed(List<Finding> findings) {
    var more = new java.util.ArrayList<>(findings);
    more.add(
        Finding.warning(
            RefusalCode.PARTLY_INDEXED.code(),
            "",
            "",
            Integer.toString(VALUES_MAX),
            Integer.toString(REFERENCES_MAX)));
    return more;
  }

  private static Decision.Refused refused(JsonObject object, List<Finding> findings) {
    String version = object.string(object.has("modified") ? "modified" : "created");
    return new Decision.Refused(cut(object.string("id")), cut(version), findings);
  }

  private static String versionText(Arrival arrival) {
    return arrival.version() == null ? "" : arrival.version().text();
  }

  private static String cut(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= TEXT_LENGTH_MAX ? text : text.substring(0, TEXT_LENGTH_MAX);
  }
}
