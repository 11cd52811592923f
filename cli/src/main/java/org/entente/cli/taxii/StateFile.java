package org.entente.cli.taxii;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Session;
import org.entente.taxii.client.PollState;
import org.jspecify.annotations.Nullable;

/// Remembers how far each collection was read, one line a collection. Written anew after each page
/// and put in place in one step, so that a crash leaves either the old state or the new.
final class StateFile {
  /// Lines kept; there are far fewer collections.
  private static final int LINES_MAX = 10_000;

  private final @Nullable Path file;
  private final Map<URI, PollState> states = new TreeMap<>();

  private StateFile(@Nullable Path file) {
    this.file = file;
  }

  /// The states in the file that `word` names; none when it is null or the file is not there yet.
  static StateFile open(Session session, @Nullable String word) {
    if (word == null) {
      return new StateFile(null);
    }
    var states = new StateFile(session.path(word));
    try (var lines = Files.lines(session.path(word))) {
      lines
          .limit(LINES_MAX)
          .filter(line -> !line.isBlank())
          .forEach(line -> {
            PollState state =
                PollState.fromText(line)
                    .orElseThrow(() -> Failure.of(Fault.FILE_UNREADABLE, word, word));
            states.states.put(state.collection(), state);
          });
    } catch (NoSuchFileException e) {
      // The first run.
    } catch (IOException | java.io.UncheckedIOException e) {
      throw Failure.of(Fault.FILE_UNREADABLE, word, word);
    }
    return states;
  }

  Optional<PollState> of(URI collection) {
    return Optional.ofNullable(states.get(collection));
  }

  void keep(PollState state) {
    Path place = file;
    if (place == null) {
      return;
    }
    states.put(state.collection(), state);
    String text =
        states.values().stream().map(PollState::toText).collect(Collectors.joining("\n", "", "\n"));
    Path beside = place.resolveSibling(place.getFileName() + ".new");
    try {
      Files.writeString(beside, text);
      Files.move(
          beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Failure.of(Fault.FILE_UNWRITABLE, place.toString(), place.toString());
    }
  }
}
