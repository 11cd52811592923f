package org.entente.cli.help;

import java.util.ArrayList;
import java.util.List;

/// The words of an example after `entente`, up to a redirection, as a shell would split them.
final class ShellWords {
  private ShellWords() {}

  static List<String> of(String line) {
    String command = line.substring(line.lastIndexOf("entente ") + "entente ".length());
    if (line.startsWith("entente ")) {
      command = line.substring("entente ".length());
    } else if (line.contains("| entente ")) {
      command = line.substring(line.indexOf("| entente ") + "| entente ".length());
    }
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean quoted = false;
    for (char c : (command + ' ').toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    int end = 0;
    while (end < words.size() && !words.get(end).equals(">") && !words.get(end).equals("<")) {
      end++;
    }
    return words.subList(0, end);
  }
}
