package org.entente.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Distinct objects of about 1 KB, in the mix that feeds of indicators have: four indicators, two
/// relationships, one malware, one report, one file, one address of each ten.
final class SampleObjects {
  private static final String[] WORDS = {
    "observed",
    "against",
    "ministry",
    "campaign",
    "infrastructure",
    "phishing",
    "credential",
    "loader",
    "beacon",
    "regional",
    "telecom",
    "energy",
    "operator",
    "wave",
    "spring",
    "lure",
    "document",
    "macro",
    "tunnel",
    "exfiltration",
    "confirmed",
    "attributed",
    "with",
    "moderate",
    "confidence",
    "r\u00e9seau",
    "minist\u00e8re",
    "\u0648\u0632\u0627\u0631\u0629"
  };

  private final SplittableRandom random = new SplittableRandom(42);

  private SampleObjects() {}

  /// `count` objects, each as its own bytes, without line breaks.
  static List<byte[]> objects(int count) {
    var samples = new SampleObjects();
    var objects = new ArrayList<byte[]>(count);
    for (int i = 0; i < count; i++) {
      objects.add(samples.object(i).getBytes(StandardCharsets.UTF_8));
    }
    return objects;
  }

  /// An envelope of these objects.
  static byte[] envelope(List<byte[]> objects) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("{\"objects\":[".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < objects.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.writeBytes(objects.get(i));
    }
    out.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /// These objects as JSON lines.
  static byte[] lines(List<byte[]> objects) {
    var out = new ByteArrayOutputStream();
    for (byte[] object : objects) {
      out.writeBytes(object);
      out.write('\n');
    }
    return out.toByteArray();
  }

  private String object(int number) {
    return switch (number % 10) {
      case 0, 3, 5, 8 -> indicator(number);
      case 1, 6 -> relationship();
      case 2 -> malware(number);
      case 4 -> report(number);
      case 7 -> file(number);
      default -> address(number);
    };
  }

  private String indicator(int number) {
    return "{"
        + common("indicator")
        + ",\"name\":\"C2 address %d\",\"description\":\"%s\"".formatted(number, words(25))
        + ",\"indicator_types\":[\"malicious-activity\",\"attribution\"]"
        + ",\"pattern\":\"[ipv4-addr:value = '198.51.%d.%d' OR domain-name:value = 'c2-%d.example.org']\""
            .formatted(number / 256 % 256, number % 256, number)
        + ",\"pattern_type\":\"stix\",\"pattern_version\":\"2.1\",\"valid_from\":\"2026-03-01T00:00:00Z\""
        + ",\"kill_chain_phases\":[{\"kill_chain_name\":\"lockheed-martin-cyber-kill-chain\",\"phase_name\":\"command-and-control\"}]"
        + ",\"labels\":[\"apt\",\"phishing\"],\"confidence\":"
        + random.nextInt(100)
        + marked()
        + "}";
  }

  private String relationship() {
    return "{"
        + common("relationship")
        + ",\"relationship_type\":\"indicates\",\"source_ref\":\"%s\",\"target_ref\":\"%s\""
            .formatted(id("indicator"), id("malware"))
        + ",\"description\":\"%s\",\"start_time\":\"2026-01-04T05:06:07.890Z\"".formatted(words(35))
        + ",\"confidence\":"
        + random.nextInt(100)
        + marked()
        + "}";
  }

  private String malware(int number) {
    return "{"
        + common("malware")
        + ",\"name\":\"Loader %d\",\"description\":\"%s\"".formatted(number, words(45))
        + ",\"malware_types\":[\"backdoor\",\"dropper\"],\"is_family\":true,\"aliases\":[\"L%d\",\"X-%d\"]"
            .formatted(number, number)
        + ",\"capabilities\":[\"exfiltrates-data\",\"captures-input-peripherals\"]"
        + ",\"first_seen\":\"2025-11-02T00:00:00.000Z\",\"last_seen\":\"2026-02-02T00:00:00.000Z\""
        + marked()
        + "}";
  }

  private String report(int number) {
    var references = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      references.append(i == 0 ? "\"" : ",\"").append(id("indicator")).append('"');
    }
    return "{"
        + common("report")
        + ",\"name\":\"Weekly report %d\",\"description\":\"%s\"".formatted(number, words(12))
        + ",\"report_types\":[\"threat-report\"],\"published\":\"2026-03-05T09:00:00.000Z\",\"object_refs\":["
        + references
        + "]"
        + marked()
        + "}";
  }

  private String file(int number) {
    return "{\"type\":\"file\",\"spec_version\":\"2.1\",\"id\":\"%s\"".formatted(id("file"))
        + ",\"hashes\":{\"MD5\":\"%s\",\"SHA-1\":\"%s\",\"SHA-256\":\"%s\"}"
            .formatted(hex(32), hex(40), hex(64))
        + ",\"size\":%d,\"name\":\"invoice-%d.exe\",\"mime_type\":\"application/vnd.microsoft.portable-executable\""
            .formatted(random.nextInt(1 << 24), number)
        + ",\"ctime\":\"2026-01-02T03:04:05Z\",\"mtime\":\"2026-01-02T03:04:05Z\""
        + ",\"extensions\":{\"windows-pebinary-ext\":{\"pe_type\":\"exe\",\"machine_hex\":\"014c\",\"number_of_sections\":4"
        + ",\"optional_header\":{\"magic_hex\":\"010b\",\"size_of_code\":512,\"image_base\":4194304}"
        + ",\"sections\":[{\"name\":\"CODE\",\"entropy\":0.061089},{\"name\":\"DATA\",\"entropy\":7.980693}]}}"
        + ",\"x_comment\":\"%s\"".formatted(words(10))
        + marked()
        + "}";
  }

  private String address(int number) {
    return "{\"type\":\"ipv4-addr\",\"spec_version\":\"2.1\",\"id\":\"%s\",\"value\":\"203.0.%d.%d\""
            .formatted(id("ipv4-addr"), number / 256 % 256, number % 256)
        + ",\"resolves_to_refs\":[\"%s\"],\"belongs_to_refs\":[\"%s\"]"
            .formatted(id("mac-addr"), id("autonomous-system"))
        + ",\"x_comment\":\"%s\"".formatted(words(45))
        + marked()
        + "}";
  }

  private String common(String type) {
    return "\"type\":\"%s\",\"spec_version\":\"2.1\",\"id\":\"%s\"".formatted(type, id(type))
        + ",\"created_by_ref\":\"identity--f431f809-377b-45e0-aa1c-6a4751cae5ff\""
        + ",\"created\":\"2026-02-0%dT10:%d:00.000Z\",\"modified\":\"2026-03-0%dT11:%d:00.123Z\""
            .formatted(
                1 + random.nextInt(9),
                10 + random.nextInt(50),
                1 + random.nextInt(9),
                10 + random.nextInt(50))
        + ",\"external_references\":[{\"source_name\":\"national-cert\",\"url\":\"https://cert.example.org/advisories/%d\"}]"
            .formatted(random.nextInt(100_000));
  }

  private static String marked() {
    return ",\"object_marking_refs\":[\"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb\"]";
  }

  private String id(String type) {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return type + "--" + new UUID(high, low);
  }

  private String hex(int digits) {
    var out = new StringBuilder(digits);
    while (out.length() < digits) {
      out.append(Integer.toHexString(random.nextInt(16)));
    }
    return out.toString();
  }

  private String words(int count) {
    var out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return out.toString();
  }
}
