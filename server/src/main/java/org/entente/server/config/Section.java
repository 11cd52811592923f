package org.entente.server.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.entente.server.refusal.ServerCode;
import org.jspecify.annotations.Nullable;

/// One section of `node.yaml`, asked for its settings one by one. What was never asked for is
/// unknown, so the known keys need no second list: [#end] complains about the rest and names the
/// nearest known one. Problems are gathered, and a default stands in so that reading can go on.
final class Section {
  private final String prefix;
  private final YamlNode.Mapping mapping;
  private final List<ConfigProblem> problems;
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<Section> sections = new ArrayList<>();

  private Section(String prefix, YamlNode.Mapping mapping, List<ConfigProblem> problems) {
    this.prefix = prefix;
    this.mapping = mapping;
    this.problems = problems;
  }

  static Section root(YamlNode.Mapping mapping) {
    return new Section("", mapping, new ArrayList<>());
  }

  /// The section `key`; empty when it is not there.
  Section section(String key) {
    YamlNode node = node(key);
    var found =
        switch (node) {
          case null -> YamlNode.Mapping.EMPTY;
          case YamlNode.Scalar scalar when scalar.text() == null -> YamlNode.Mapping.EMPTY;
          case YamlNode.Mapping inner -> inner;
          case YamlNode.Scalar _, YamlNode.Sequence _ -> {
            problem(ServerCode.CONFIG_NO_SECTION, key);
            yield YamlNode.Mapping.EMPTY;
          }
        };
    var section = new Section(prefix + key + ".", found, problems);
    sections.add(section);
    return section;
  }

  /// A text of at most `lengthMax` characters.
  String text(String key, String otherwise, int lengthMax) {
    return read(
        key,
        otherwise,
        text ->
            text.length() <= lengthMax && text.chars().noneMatch(Character::isISOControl)
                ? Optional.of(text)
                : Optional.empty(),
        ServerCode.CONFIG_TEXT,
        Integer.toString(lengthMax));
  }

  int number(String key, int otherwise, int min, int max) {
    return read(
        key,
        otherwise,
        text -> Optional.ofNullable(Quantity.number(text, min, max)),
        ServerCode.CONFIG_NUMBER,
        Integer.toString(min),
        Integer.toString(max));
  }

  /// A number of bytes, such as `65536`, `64KiB` or `64 MiB`.
  long bytes(String key, long otherwise, long min, long max) {
    return read(
        key,
        otherwise,
        text -> Optional.ofNullable(Quantity.bytes(text, min, max)),
        ServerCode.CONFIG_SIZE,
        Quantity.printBytes(min),
        Quantity.printBytes(max));
  }

  /// A time span, such as `500ms`, `30s`, `15m`, `24h` or `90d`.
  Duration duration(String key, Duration otherwise, Duration min, Duration max) {
    return read(
        key,
        otherwise,
        text -> Optional.ofNullable(Quantity.duration(text, min, max)),
        ServerCode.CONFIG_DURATION,
        Quantity.printDuration(min),
        Quantity.printDuration(max));
  }

  /// One of the constants of an enum, in lower case.
  <E extends Enum<E>> E choice(String key, E otherwise) {
    E[] constants = otherwise.getDeclaringClass().getEnumConstants();
    var names = new ArrayList<String>();
    for (E constant : constants) {
      names.add(constant.name().toLowerCase(Locale.ROOT));
    }
    return read(
        key,
        otherwise,
        text -> {
          int index = names.indexOf(text.toLowerCase(Locale.ROOT));
          return index < 0 ? Optional.empty() : Optional.of(constants[index]);
        },
        ServerCode.CONFIG_CHOICE,
        String.join(", ", names));
  }

  /// A value with a form of its own; empty when it is not set.
  <T> Optional<T> optional(String key, Function<String, @Nullable T> form, ServerCode otherwise) {
    return read(
        key,
        Optional.<T>empty(),
        text -> {
          T value = form.apply(text);
          return value == null ? Optional.empty() : Optional.of(Optional.of(value));
        },
        otherwise);
  }

  /// A list of values with a form of their own; one value may stand without brackets.
  <T> List<T> list(String key, Function<String, @Nullable T> form, ServerCode otherwise) {
    List<YamlNode> items =
        switch (node(key)) {
          case null -> List.of();
          case YamlNode.Sequence sequence -> sequence.items();
          case YamlNode.Scalar scalar -> scalar.text() == null ? List.of() : List.of(scalar);
          case YamlNode.Mapping _ -> {
            problem(ServerCode.CONFIG_NO_LIST, key);
            yield List.of();
          }
        };
    var values = new ArrayList<T>();
    for (YamlNode item : items) {
      String text = item instanceof YamlNode.Scalar scalar ? scalar.text() : null;
      T value = text == null ? null : form.apply(text);
      if (value == null) {
        problems.add(
            ConfigProblem.of(otherwise, item.line(), prefix + key, text == null ? "" : text));
      } else {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  /// Complains about `key` for a reason that concerns several settings together.
  void problem(ServerCode code, String key, String... more) {
    problems.add(ConfigProblem.of(code, line(key), prefix + key, more));
  }

  /// Complains about what nobody asked for, here and in the sections below.
  ///
  /// @throws InvalidConfig when anything was wrong
  void end() {
    endQuietly();
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(ConfigProblem::line));
      throw new InvalidConfig(problems);
    }
  }

  private void endQuietly() {
    mapping
        .members()
        .forEach((key, member) -> {
          if (!asked.contains(key)) {
            problems.add(
                ConfigProblem.of(
                    ServerCode.CONFIG_UNKNOWN_SETTING,
                    member.line(),
                    prefix + key,
                    prefix + Nearest.to(key, asked)));
          }
        });
    sections.forEach(Section::endQuietly);
  }

  /// @param form reads a value; empty = it is none
  private <T> T read(
      String key,
      T otherwise,
      Function<String, Optional<T>> form,
      ServerCode complaint,
      String... more) {
    YamlNode node = node(key);
    if (node == null) {
      return otherwise;
    }
    if (!(node instanceof YamlNode.Scalar scalar)) {
      problem(ServerCode.CONFIG_NO_VALUE, key);
      return otherwise;
    }
    String text = scalar.text();
    if (text == null) {
      return otherwise;
    }
    Optional<T> value = form.apply(text.strip());
    if (value.isEmpty()) {
      var arguments = new ArrayList<String>();
      arguments.add(text);
      arguments.addAll(List.of(more));
      problems.add(
          ConfigProblem.of(
              complaint, scalar.line(), prefix + key, arguments.toArray(String[]::new)));
      return otherwise;
    }
    return value.get();
  }

  private @Nullable YamlNode node(String key) {
    asked.add(key);
    var member = mapping.members().get(key);
    return member == null ? null : member.value();
  }

  private int line(String key) {
    var member = mapping.members().get(key);
    return member == null ? mapping.line() : member.line();
  }

  /// Finds the known key that somebody probably meant.
  private static final class Nearest {
    static String to(String key, Set<String> known) {
      return known.stream()
          .min(Comparator.comparingInt(candidate -> distance(fold(key), fold(candidate))))
          .orElse("");
    }

    private static String fold(String key) {
      var letters = new StringBuilder();
      key.toLowerCase(Locale.ROOT)
          .chars()
          .filter(c -> c != '-' && c != '_')
          .limit(100)
          .forEach(c -> letters.append((char) c));
      return letters.toString();
    }

    /// Levenshtein's distance.
    private static int distance(String left, String right) {
      int[] row = new int[right.length() + 1];
      for (int j = 0; j < row.length; j++) {
        row[j] = j;
      }
      for (int i = 1; i <= left.length(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
          int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
        }
      }
      return row[right.length()];
    }
  }
}
