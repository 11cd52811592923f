package org.entente.exchange.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.exchange.access.Caller;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.collection.CollectionLog;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.IndexedValue;
import org.entente.exchange.collection.Page;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.directory.Gate;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.trail.Deed;
import org.entente.exchange.trail.Journal;
import org.entente.exchange.trail.Subject;
import org.entente.stix.StixId;
import org.entente.stix.json.JsonArray;
import org.entente.stix.json.JsonObject;

/// Does anyone here know this? Finds the objects that carry values, by exact index, many at a time.
/// What is above the caller's ceiling, or in collections that they may not read, is not there: it
/// changes neither matches nor their order, nor where an answer is cut. One audit record for each
/// call. Thread-safe.
public final class Lookup {
  /// Objects that one value finds; there may be more.
  public static final int MATCHES_MAX = 100;

  /// Versions of objects that are looked at for one value; there may be more.
  public static final int VERSIONS_MAX = 1_000;

  /// Matches of one call: the answer ends after the question that reaches it.
  public static final int ANSWER_MATCHES_MAX = 10_000;

  /// Questions that are looked up together.
  private static final int BATCH = 500;

  private static final int PAGE_ENTRIES = 128;
  private static final long PAGE_BYTES = 4L << 20;
  private static final Deed LOOK_UP = Deed.consulting("objects.lookup");

  private final Gate gate;
  private final CollectionLog log;
  private final Journal journal;

  public Lookup(Gate gate, CollectionLog log, Journal journal) {
    this.gate = gate;
    this.log = log;
    this.journal = journal;
  }

  /// What came of one question.
  ///
  /// @param matches objects by collection, in the order of the question's meanings and then of
  ///   arrival, each object once in a collection
  /// @param more whether the bounds left any out
  public record Answer(Question question, List<Match> matches, boolean more) {
    public Answer {
      matches = List.copyOf(matches);
    }
  }

  /// Answers `questions` in their order: all of them, or as many, from the first on, as fit into
  /// one call ([#ANSWER_MATCHES_MAX]). The others can be asked again.
  public Outcome<List<Answer>> answers(Caller caller, Places places, List<Question> questions) {
    return switch (places.open(gate, caller)) {
      case Places.Opening.Shut(var collection, var why) ->
          journal.refuse(caller, LOOK_UP, collection.toString(), why, collection.toString());
      case Places.Opening.Open(var open) -> {
        List<Answer> answers = answers(caller, open, questions);
        yield journal.given(caller, LOOK_UP, subject(places, answers), answers);
      }
    };
  }

  private List<Answer> answers(Caller caller, List<CollectionId> open, List<Question> questions) {
    var answers = new ArrayList<Answer>(questions.size());
    int matches = 0;
    for (int from = 0; from < questions.size(); from += BATCH) {
      List<Question> batch = questions.subList(from, Math.min(from + BATCH, questions.size()));
      var values = new HashSet<IndexedValue>();
      batch.forEach(question -> values.addAll(question.values()));
      var carried = new HashMap<CollectionId, Set<IndexedValue>>();
      open.forEach(place -> carried.put(place, log.carried(place, values, caller.ceiling())));
      for (Question question : batch) {
        Answer answer = new Search(caller, question).in(open, carried);
        answers.add(answer);
        matches += answer.matches.size();
        if (matches >= ANSWER_MATCHES_MAX) {
          return answers;
        }
      }
    }
    return answers;
  }

  /// The objects while they are few; else, and when there are none, what was asked.
  private static Subject subject(Places places, List<Answer> answers) {
    var ids = new LinkedHashSet<StixId>();
    answers.forEach(answer -> answer.matches.forEach(match -> ids.add(match.id())));
    List<StixId> all = List.copyOf(ids);
    JsonObject query =
        JsonObject.builder()
            .put("collections", places.inQuery())
            .put(
                "values",
                JsonArray.ofStrings(answers.stream().map(it -> it.question.text()).toList()))
            .build();
    return all.isEmpty()
        ? Subject.query(places.target(), query, 0)
        : Subject.objects(places.target(), all.size(), all::get, () -> query);
  }

  /// The search for one question.
  private final class Search {
    private final Caller caller;
    private final Question question;
    private final List<Match> matches = new ArrayList<>();
    private int versionsLeft = VERSIONS_MAX;
    private boolean more;

    Search(Caller caller, Question question) {
      this.caller = caller;
      this.question = question;
    }

    Answer in(List<CollectionId> places, Map<CollectionId, Set<IndexedValue>> carried) {
      for (CollectionId place : places) {
        Set<IndexedValue> there = carried.getOrDefault(place, Set.of());
        if (!there.isEmpty()) {
          var found = new LinkedHashMap<StixId, Found>();
          for (IndexedValue value : question.values()) {
            if (there.contains(value)) {
              gather(place, value, found);
            }
          }
          tell(place, found);
        }
      }
      return new Answer(question, matches, more);
    }

    private void gather(CollectionId place, IndexedValue value, Map<StixId, Found> found) {
      Position after = Position.START;
      boolean further = true;
      while (further) {
        if (versionsLeft == 0) {
          more = true;
          return;
        }
        var bounds = new Page.Bounds(Math.min(versionsLeft, PAGE_ENTRIES), PAGE_BYTES);
        Page page = log.byValue(place, value, caller.ceiling(), after, bounds);
        for (Entry entry : page.entries()) {
          versionsLeft--;
          after = entry.position();
          Found before = found.get(entry.id());
          if (before == null && matches.size() + found.size() == MATCHES_MAX) {
            more = true;
            return;
          }
          if (before == null || isLater(entry, before.entry)) {
            found.put(entry.id(), Found.of(entry, before == null ? value : before.by));
          }
        }
        further = page.more();
      }
    }

    private void tell(CollectionId place, Map<StixId, Found> found) {
      if (found.isEmpty()) {
        return;
      }
      var latest = new HashMap<StixId, Position>();
      var selection = new Selection(found.keySet(), Set.of(), Selection.Versions.LAST);
      var bounds = new Page.Bounds(found.size(), Long.MAX_VALUE);
      log.headers(place, selection, caller.ceiling(), Position.START, bounds)
          .entries()
          .forEach(entry -> latest.put(entry.id(), entry.position()));
      found.forEach((id, one) -> {
        Entry entry = one.entry;
        boolean current = entry.position().equals(latest.get(id));
        matches.add(
            new Match(
                place,
                id,
                one.by,
                entry.position(),
                entry.versionText(),
                current,
                entry.handling(),
                one.sketch));
      });
    }

    private static boolean isLater(Entry entry, Entry before) {
      return entry.version() != null
          && before.version() != null
          && entry.version().compareTo(before.version()) > 0;
    }
  }

  /// @param entry without content
  private record Found(Entry entry, IndexedValue by, Sketch sketch) {
    private static final org.entente.exchange.collection.Content NONE =
        org.entente.exchange.collection.Content.of(new byte[0]);

    static Found of(Entry entry, IndexedValue by) {
      var bare =
          new Entry(
              entry.position(),
              entry.id(),
              entry.version(),
              entry.handling(),
              entry.source(),
              NONE);
      return new Found(bare, by, Sketch.of(entry.content()));
    }
  }
}
