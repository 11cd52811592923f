package org.entente.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.server.refusal.ServerCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads YAML into a tree with lines. Data binding would be shorter, but gives no line for an
/// unknown key, and hides a misspelt key behind a missing one.
final class YamlText {
  /// The longest `node.yaml` that is read, in characters.
  static final int LENGTH_MAX = 1 << 20;

  /// The deepest nesting: sections hold settings, settings may hold lists.
  static final int DEPTH_MAX = 8;

  private static final YAMLFactory FACTORY = YAMLFactory.builder().build();

  private YamlText() {}

  /// @throws InvalidConfig when the text is not one YAML mapping
  static YamlNode.Mapping read(String text) {
    if (text.length() > LENGTH_MAX) {
      throw InvalidConfig.of(ConfigProblem.of(ServerCode.CONFIG_SYNTAX, 1, "", "too long"));
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return YamlNode.Mapping.EMPTY;
      }
      if (!(value(parser, first, 0) instanceof YamlNode.Mapping mapping)) {
        throw problem(parser, "not a mapping");
      }
      if (parser.nextToken() != null) {
        throw problem(parser, "more than one document");
      }
      return mapping;
    } catch (JacksonException e) {
      var where = e.getLocation();
      int line = where == null ? 1 : Math.max(1, where.getLineNr());
      throw InvalidConfig.of(
          ConfigProblem.of(ServerCode.CONFIG_SYNTAX, line, "", firstLine(e.getOriginalMessage())));
    }
  }

  private static YamlNode value(JsonParser parser, JsonToken token, int depth) {
    if (depth > DEPTH_MAX) {
      throw problem(parser, "nested too deeply");
    }
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw problem(parser, "aliases are not supported");
    }
    int line = line(parser);
    return switch (token) {
      case START_OBJECT -> new YamlNode.Mapping(members(parser, depth), line);
      case START_ARRAY -> new YamlNode.Sequence(items(parser, depth), line);
      case VALUE_NULL -> new YamlNode.Scalar(null, line);
      default -> new YamlNode.Scalar(parser.getString(), line);
    };
  }

  private static Map<String, YamlNode.Member> members(JsonParser parser, int depth) {
    var members = new LinkedHashMap<String, YamlNode.Member>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int line = line(parser);
      var member = new YamlNode.Member(value(parser, parser.nextToken(), depth + 1), line);
      if (members.put(key, member) != null) {
        throw InvalidConfig.of(ConfigProblem.of(ServerCode.CONFIG_DUPLICATE_SETTING, line, key));
      }
    }
    return members;
  }

  private static List<YamlNode> items(JsonParser parser, int depth) {
    var items = new ArrayList<YamlNode>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(value(parser, t, depth + 1));
    }
    return items;
  }

  private static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private static InvalidConfig problem(JsonParser parser, String what) {
    return InvalidConfig.of(ConfigProblem.of(ServerCode.CONFIG_SYNTAX, line(parser), "", what));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
