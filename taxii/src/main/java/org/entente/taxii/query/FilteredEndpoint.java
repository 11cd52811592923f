package org.entente.taxii.query;

/// The endpoints that take filters. What an endpoint does not take is passed over like an unknown
/// parameter (TAXII 2.1 §3.4), except where passing over a condition would destroy more than was
/// asked for.
public enum FilteredEndpoint {
  /// `GET …/manifest/` (§5.3): takes everything.
  MANIFEST,
  /// `GET …/objects/` (§5.4): takes everything.
  OBJECTS,
  /// `GET …/objects/{object-id}/` (§5.6): the object is given, its versions can be chosen.
  OBJECT,
  /// `DELETE …/objects/{object-id}/` (§5.7): versions can be chosen. Other conditions that would
  /// narrow the selection are refused: passing over them would delete what the client meant to
  /// spare.
  DELETE,
  /// `GET …/objects/{object-id}/versions/` (§5.8): every version, page by page.
  VERSIONS;

  /// Whether the parameter has a meaning here.
  public boolean takes(FilterParameter parameter) {
    return switch (parameter) {
      case ADDED_AFTER, LIMIT, NEXT -> this != DELETE;
      case ID, TYPE -> this == MANIFEST || this == OBJECTS;
      case VERSION -> this != VERSIONS;
      case SPEC_VERSION -> true;
    };
  }

  boolean refuses(FilterParameter parameter) {
    return this == DELETE
        && switch (parameter) {
          case ADDED_AFTER, ID, TYPE -> true;
          case LIMIT, NEXT, VERSION, SPEC_VERSION -> false;
        };
  }

  /// Which versions are meant when nothing is said: the latest (§3.4.1), and all of them where
  /// versions are what is asked for.
  VersionFilter defaultVersions() {
    return this == VERSIONS ? VersionFilter.ALL : VersionFilter.LAST;
  }
}
