package org.entente.stix.extension;

import org.entente.stix.Extension;
import org.entente.stix.PropertyBuilder;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.members.Tables;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// What is special about a network socket. Immutable (STIX 2.1 §6.12.4).
///
/// @param addressFamily of `network-socket-address-family-enum`
/// @param isBlocking whether it blocks
/// @param isListening whether it listens
/// @param options options by name: whole numbers
/// @param socketType of `network-socket-type-enum`
/// @param socketDescriptor the file descriptor, not negative
/// @param socketHandle the handle or inode
/// @param custom properties that this standard does not define, as they came
public record SocketExtension(
    String addressFamily,
    @Nullable Boolean isBlocking,
    @Nullable Boolean isListening,
    @Nullable JsonObject options,
    @Nullable String socketType,
    @Nullable Long socketDescriptor,
    @Nullable Long socketHandle,
    JsonObject custom)
    implements Extension {
  /// The key under which it stands.
  public static final String KEY = "socket-ext";

  public SocketExtension {
    Conformance.require(
        Tables.ofExtension(KEY),
        json(
            addressFamily,
            isBlocking,
            isListening,
            options,
            socketType,
            socketDescriptor,
            socketHandle,
            custom));
  }

  /// The extension that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static SocketExtension from(JsonObject json) {
    var in = new MemberReader(Tables.ofExtension(KEY), json);
    return new SocketExtension(
        in.text("address_family"),
        in.flagOrNull("is_blocking"),
        in.flagOrNull("is_listening"),
        in.dictionaryOrNull("options"),
        in.textOrNull("socket_type"),
        in.integerOrNull("socket_descriptor"),
        in.integerOrNull("socket_handle"),
        in.custom());
  }

  public static Builder builder() {
    return new Builder(JsonObject.EMPTY);
  }

  /// A builder that starts with everything that this has.
  public Builder toBuilder() {
    return new Builder(toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(
        addressFamily,
        isBlocking,
        isListening,
        options,
        socketType,
        socketDescriptor,
        socketHandle,
        custom);
  }

  private static JsonObject json(
      String addressFamily,
      @Nullable Boolean isBlocking,
      @Nullable Boolean isListening,
      @Nullable JsonObject options,
      @Nullable String socketType,
      @Nullable Long socketDescriptor,
      @Nullable Long socketHandle,
      JsonObject custom) {
    return MemberWriter.structure(
        Tables.ofExtension(KEY),
        custom,
        out ->
            out.text("address_family", addressFamily)
                .flag("is_blocking", isBlocking)
                .flag("is_listening", isListening)
                .dictionary("options", options)
                .text("socket_type", socketType)
                .integer("socket_descriptor", socketDescriptor)
                .integer("socket_handle", socketHandle));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends PropertyBuilder<Builder, SocketExtension> {
    private Builder(JsonObject start) {
      super(start, SocketExtension::from);
    }

    public Builder addressFamily(String addressFamily) {
      return text("address_family", addressFamily);
    }

    public Builder isBlocking(boolean isBlocking) {
      return flag("is_blocking", isBlocking);
    }

    public Builder isListening(boolean isListening) {
      return flag("is_listening", isListening);
    }

    public Builder options(JsonObject options) {
      return dictionary("options", options);
    }

    public Builder socketType(String socketType) {
      return text("socket_type", socketType);
    }

    public Builder socketDescriptor(long socketDescriptor) {
      return integer("socket_descriptor", socketDescriptor);
    }

    public Builder socketHandle(long socketHandle) {
      return integer("socket_handle", socketHandle);
    }
  }
}
