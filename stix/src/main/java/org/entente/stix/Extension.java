package org.entente.stix;

import org.entente.stix.extension.ArchiveExtension;
import org.entente.stix.extension.HttpRequestExtension;
import org.entente.stix.extension.IcmpExtension;
import org.entente.stix.extension.NtfsExtension;
import org.entente.stix.extension.OtherExtension;
import org.entente.stix.extension.PdfExtension;
import org.entente.stix.extension.RasterImageExtension;
import org.entente.stix.extension.SocketExtension;
import org.entente.stix.extension.TcpExtension;
import org.entente.stix.extension.UnixAccountExtension;
import org.entente.stix.extension.WindowsPeBinaryExtension;
import org.entente.stix.extension.WindowsProcessExtension;
import org.entente.stix.extension.WindowsServiceExtension;
import org.entente.stix.json.JsonObject;

/// What an object has under one key of `extensions` (STIX 2.1 §3.10, §7.3): one of the twelve
/// extensions that the standard defines, or another one, kept as it came.
public sealed interface Extension
    permits ArchiveExtension,
        HttpRequestExtension,
        IcmpExtension,
        NtfsExtension,
        OtherExtension,
        PdfExtension,
        RasterImageExtension,
        SocketExtension,
        TcpExtension,
        UnixAccountExtension,
        WindowsPeBinaryExtension,
        WindowsProcessExtension,
        WindowsServiceExtension {
  /// The extension as JSON, without its key.
  JsonObject toJson();

  /// The extension that `json` is under `key`.
  ///
  /// @throws org.entente.stix.InvalidStix if it breaks a rule of a predefined extension
  static Extension from(String key, JsonObject json) {
    return switch (key) {
      case ArchiveExtension.KEY -> ArchiveExtension.from(json);
      case HttpRequestExtension.KEY -> HttpRequestExtension.from(json);
      case IcmpExtension.KEY -> IcmpExtension.from(json);
      case NtfsExtension.KEY -> NtfsExtension.from(json);
      case PdfExtension.KEY -> PdfExtension.from(json);
      case RasterImageExtension.KEY -> RasterImageExtension.from(json);
      case SocketExtension.KEY -> SocketExtension.from(json);
      case TcpExtension.KEY -> TcpExtension.from(json);
      case UnixAccountExtension.KEY -> UnixAccountExtension.from(json);
      case WindowsPeBinaryExtension.KEY -> WindowsPeBinaryExtension.from(json);
      case WindowsProcessExtension.KEY -> WindowsProcessExtension.from(json);
      case WindowsServiceExtension.KEY -> WindowsServiceExtension.from(json);
      default -> new OtherExtension(json);
    };
  }
}
