package org.entente.taxii.query;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.stix.StixId;

/// Which objects are asked for, wherever they stand in the collection; the conditions are combined
/// by AND, the values within each by OR (TAXII 2.1 §3.4). This part of a request has to stay the
/// same from page to page. Immutable.
///
/// @param ids any of these; empty = any id
/// @param types any of these object types; empty = any type
/// @param versions which versions of each object
/// @param specVersions objects of any of these STIX versions, such as `2.1`; empty = the latest
///   that the server has of each object
public record Match(
    Set<StixId> ids, Set<String> types, VersionFilter versions, Set<String> specVersions) {
  /// The latest version of every object.
  public static final Match LATEST = new Match(Set.of(), Set.of(), VersionFilter.LAST, Set.of());

  /// Every version of every object.
  public static final Match EVERYTHING = new Match(Set.of(), Set.of(), VersionFilter.ALL, Set.of());

  private static final Pattern SPEC_VERSION = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}");

  public Match {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
    specVersions = Set.copyOf(specVersions);
    if (!types.stream().allMatch(StixId::isTypeName)) {
      throw new IllegalArgumentException("not an object type");
    }
    if (!specVersions.stream().allMatch(Match::isSpecVersion)) {
      throw new IllegalArgumentException("not a specification version");
    }
  }

  /// The same, for this id alone: what `…/objects/{object-id}/` selects (§5.6).
  public Match withOnly(StixId id) {
    return new Match(Set.of(id), types, versions, specVersions);
  }

  public Match withTypes(Set<String> only) {
    return new Match(ids, only, versions, specVersions);
  }

  public Match withVersions(VersionFilter only) {
    return new Match(ids, types, only, specVersions);
  }

  /// Whether objects of this STIX version are asked for.
  public boolean takesSpecVersion(String version) {
    return specVersions.isEmpty() || specVersions.contains(version);
  }

  /// A text that is equal for equal filters and differs for different ones, whatever the order and
  /// spelling in the request: what a [Cursors] token and a client's saved state are bound to.
  public String canonical() {
    var out = new StringBuilder();
    append(out, "id", ids.stream().map(StixId::toString).sorted().toList());
    append(out, "type", types.stream().sorted().toList());
    append(out, "version", versions.canonicalValues());
    append(out, "spec_version", specVersions.stream().sorted().toList());
    return out.toString();
  }

  static boolean isSpecVersion(String text) {
    return SPEC_VERSION.matcher(text).matches();
  }

  private static void append(StringBuilder out, String name, Collection<String> values) {
    out.append(name).append('=').append(String.join(",", values)).append('\n');
  }
}
