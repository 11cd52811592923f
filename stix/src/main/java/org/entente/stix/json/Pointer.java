package org.entente.stix.json;

import java.util.Arrays;

/// Where a walk through a tree is, as an RFC 6901 pointer.
final class Pointer {
  /// Names and pointers longer than this are cut: a name may be as long as the text.
  private static final int LENGTH_MAX = 1_000;

  private static final int BEFORE_FIRST_ELEMENT = -1;
  private static final int IN_MEMBER = -2;
  private static final int BEFORE_FIRST_MEMBER = -3;

  private String[] names = new String[16];
  private int[] elements = new int[16];
  private int depth;

  /// Enters an array or an object, before its first member or element.
  void enter(boolean array) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      elements = Arrays.copyOf(elements, depth * 2);
    }
    names[depth] = "";
    elements[depth] = array ? BEFORE_FIRST_ELEMENT : BEFORE_FIRST_MEMBER;
    depth++;
  }

  void leave() {
    depth--;
  }

  /// Goes to the member `name` of the object that was entered last.
  void member(String name) {
    names[depth - 1] = name;
    elements[depth - 1] = IN_MEMBER;
  }

  /// Goes to the next element of the array that was entered last and returns its number, from 0.
  int element() {
    return ++elements[depth - 1];
  }

  /// Whether an array was entered last.
  boolean inArray() {
    return elements[depth - 1] >= BEFORE_FIRST_ELEMENT;
  }

  int depth() {
    return depth;
  }

  /// The pointer; empty at the root, and in an array or object before its first member.
  @Override
  public String toString() {
    var out = new StringBuilder();
    for (int i = 0; i < depth && out.length() < LENGTH_MAX; i++) {
      if (elements[i] >= 0) {
        out.append('/').append(elements[i]);
      } else if (elements[i] == IN_MEMBER) {
        String name = names[i];
        String shown = name.length() > LENGTH_MAX ? name.substring(0, LENGTH_MAX) : name;
        out.append('/').append(shown.replace("~", "~0").replace("/", "~1"));
      }
    }
    return out.toString();
  }
}
