package org.entente.stix.sco;

import java.util.List;
import org.entente.stix.CyberObservable;
import org.entente.stix.Mint;
import org.entente.stix.ObservableBuilder;
import org.entente.stix.ObservableCommon;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.entente.stix.members.MemberReader;
import org.entente.stix.members.MemberWriter;
import org.entente.stix.rules.Conformance;
import org.jspecify.annotations.Nullable;

/// Traffic between a source and a destination, at least one of which is known. Immutable (STIX 2.1
/// §6.12).
///
/// @param common what it has in common with others of its kind
/// @param start when it began
/// @param end when it ended; not before `start`, null while it is active
/// @param isActive whether it is going on
/// @param srcRef where it comes from: an address or a domain name
/// @param dstRef where it goes to: an address or a domain name
/// @param srcPort 0 to 65535
/// @param dstPort 0 to 65535
/// @param protocols from the outermost to the innermost; at least one
/// @param srcByteCount bytes from the source
/// @param dstByteCount bytes from the destination
/// @param srcPackets packets from the source
/// @param dstPackets packets from the destination
/// @param ipfix IPFIX elements by name: strings and whole numbers
/// @param srcPayloadRef the `artifact` that the source sent
/// @param dstPayloadRef the `artifact` that the destination sent
/// @param encapsulatesRefs traffic inside it
/// @param encapsulatedByRef traffic that it is inside of
public record NetworkTraffic(
    ObservableCommon common,
    @Nullable StixTimestamp start,
    @Nullable StixTimestamp end,
    @Nullable Boolean isActive,
    @Nullable StixId srcRef,
    @Nullable StixId dstRef,
    @Nullable Long srcPort,
    @Nullable Long dstPort,
    List<String> protocols,
    @Nullable Long srcByteCount,
    @Nullable Long dstByteCount,
    @Nullable Long srcPackets,
    @Nullable Long dstPackets,
    @Nullable JsonObject ipfix,
    @Nullable StixId srcPayloadRef,
    @Nullable StixId dstPayloadRef,
    List<StixId> encapsulatesRefs,
    @Nullable StixId encapsulatedByRef)
    implements CyberObservable {
  /// The value of `type`.
  public static final String TYPE = "network-traffic";

  public NetworkTraffic {
    protocols = List.copyOf(protocols);
    encapsulatesRefs = List.copyOf(encapsulatesRefs);
    Conformance.require(
        json(
            common,
            start,
            end,
            isActive,
            srcRef,
            dstRef,
            srcPort,
            dstPort,
            protocols,
            srcByteCount,
            dstByteCount,
            srcPackets,
            dstPackets,
            ipfix,
            srcPayloadRef,
            dstPayloadRef,
            encapsulatesRefs,
            encapsulatedByRef));
  }

  /// The object of this type that `json` is.
  ///
  /// @throws org.entente.stix.InvalidStix when it breaks a rule
  public static NetworkTraffic from(JsonObject json) {
    var in = MemberReader.of(TYPE, json);
    return new NetworkTraffic(
        in.observable(),
        in.timeOrNull("start"),
        in.timeOrNull("end"),
        in.flagOrNull("is_active"),
        in.idOrNull("src_ref"),
        in.idOrNull("dst_ref"),
        in.integerOrNull("src_port"),
        in.integerOrNull("dst_port"),
        in.texts("protocols"),
        in.integerOrNull("src_byte_count"),
        in.integerOrNull("dst_byte_count"),
        in.integerOrNull("src_packets"),
        in.integerOrNull("dst_packets"),
        in.dictionaryOrNull("ipfix"),
        in.idOrNull("src_payload_ref"),
        in.idOrNull("dst_payload_ref"),
        in.ids("encapsulates_refs"),
        in.idOrNull("encapsulated_by_ref"));
  }

  /// A builder for a new one; `mint` is asked for an id only when none follows from the content.
  public static Builder builder(Mint mint) {
    return new Builder(mint);
  }

  /// A builder that starts with everything that this has. An id that follows from the content will
  /// follow the new content.
  public Builder toBuilder(Mint mint) {
    return new Builder(mint, toJson());
  }

  @Override
  public JsonObject toJson() {
    return json(
        common,
        start,
        end,
        isActive,
        srcRef,
        dstRef,
        srcPort,
        dstPort,
        protocols,
        srcByteCount,
        dstByteCount,
        srcPackets,
        dstPackets,
        ipfix,
        srcPayloadRef,
        dstPayloadRef,
        encapsulatesRefs,
        encapsulatedByRef);
  }

  private static JsonObject json(
      ObservableCommon common,
      @Nullable StixTimestamp start,
      @Nullable StixTimestamp end,
      @Nullable Boolean isActive,
      @Nullable StixId srcRef,
      @Nullable StixId dstRef,
      @Nullable Long srcPort,
      @Nullable Long dstPort,
      List<String> protocols,
      @Nullable Long srcByteCount,
      @Nullable Long dstByteCount,
      @Nullable Long srcPackets,
      @Nullable Long dstPackets,
      @Nullable JsonObject ipfix,
      @Nullable StixId srcPayloadRef,
      @Nullable StixId dstPayloadRef,
      List<StixId> encapsulatesRefs,
      @Nullable StixId encapsulatedByRef) {
    return MemberWriter.observable(
        TYPE,
        common,
        out ->
            out.time("start", start)
                .time("end", end)
                .flag("is_active", isActive)
                .id("src_ref", srcRef)
                .id("dst_ref", dstRef)
                .integer("src_port", srcPort)
                .integer("dst_port", dstPort)
                .texts("protocols", protocols)
                .integer("src_byte_count", srcByteCount)
                .integer("dst_byte_count", dstByteCount)
                .integer("src_packets", srcPackets)
                .integer("dst_packets", dstPackets)
                .dictionary("ipfix", ipfix)
                .id("src_payload_ref", srcPayloadRef)
                .id("dst_payload_ref", dstPayloadRef)
                .ids("encapsulates_refs", encapsulatesRefs)
                .id("encapsulated_by_ref", encapsulatedByRef));
  }

  /// Collects the properties of a new one.
  public static final class Builder extends ObservableBuilder<Builder, NetworkTraffic> {
    private Builder(Mint mint) {
      super(TYPE, mint, NetworkTraffic::from);
    }

    private Builder(Mint mint, JsonObject start) {
      super(TYPE, mint, start, NetworkTraffic::from);
    }

    public Builder start(StixTimestamp start) {
      return time("start", start);
    }

    public Builder end(StixTimestamp end) {
      return time("end", end);
    }

    public Builder isActive(boolean isActive) {
      return flag("is_active", isActive);
    }

    public Builder srcRef(StixId srcRef) {
      return id("src_ref", srcRef);
    }

    public Builder dstRef(StixId dstRef) {
      return id("dst_ref", dstRef);
    }

    public Builder srcPort(long srcPort) {
      return integer("src_port", srcPort);
    }

    public Builder dstPort(long dstPort) {
      return integer("dst_port", dstPort);
    }

    public Builder protocols(String... protocols) {
      return texts("protocols", protocols);
    }

    public Builder srcByteCount(long srcByteCount) {
      return integer("src_byte_count", srcByteCount);
    }

    public Builder dstByteCount(long dstByteCount) {
      return integer("dst_byte_count", dstByteCount);
    }

    public Builder srcPackets(long srcPackets) {
      return integer("src_packets", srcPackets);
    }

    public Builder dstPackets(long dstPackets) {
      return integer("dst_packets", dstPackets);
    }

    public Builder ipfix(JsonObject ipfix) {
      return dictionary("ipfix", ipfix);
    }

    public Builder srcPayloadRef(StixId srcPayloadRef) {
      return id("src_payload_ref", srcPayloadRef);
    }

    public Builder dstPayloadRef(StixId dstPayloadRef) {
      return id("dst_payload_ref", dstPayloadRef);
    }

    public Builder encapsulatesRefs(StixId... encapsulatesRefs) {
      return ids("encapsulates_refs", encapsulatesRefs);
    }

    public Builder encapsulatedByRef(StixId encapsulatedByRef) {
      return id("encapsulated_by_ref", encapsulatedByRef);
    }
  }
}
