package org.entente.cli.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import org.entente.cli.link.NodeAddress;
import org.entente.cli.link.NodeLink;
import org.entente.cli.link.Route;
import org.entente.cli.outcome.ExitStatus;
import org.entente.cli.outcome.Failure;
import org.entente.cli.outcome.Fault;
import org.entente.cli.run.Grammar;
import org.entente.cli.run.Session;
import org.entente.cli.run.Verb;
import org.entente.cli.run.Words;
import org.entente.cli.text.Sentence;
import org.entente.stix.json.JsonObject;
import picocli.CommandLine.Command;

/// `entente ca`: the certificate that clients must have before they can trust the node. Its
/// fingerprint goes to standard error, to be compared with what the operator publishes.
@Command(name = "ca")
public final class Authority implements Verb {
  @Override
  public Grammar words() {
    return Grammar.NODE;
  }

  @Override
  public ExitStatus run(Session session, Words words) {
    var bytes = new ByteArrayOutputStream();
    try (NodeLink link = link(session, words)) {
      link.download(Route.of("ca"), bytes);
    }
    String pem = bytes.toString(StandardCharsets.UTF_8);
    String fingerprint = fingerprint(bytes.toByteArray());
    if (session.json()) {
      session.out().json(JsonObject.builder().put("pem", pem).put("sha256", fingerprint).build());
    } else {
      session.err().say(Sentence.of("ca-fingerprint", fingerprint));
      pem.lines().forEach(session.out()::data);
    }
    return ExitStatus.DONE;
  }

  /// Over HTTPS nothing can be trusted yet: that is what the certificate is wanted for.
  private static NodeLink link(Session session, Words words) {
    return switch (session.node(words)) {
      case NodeAddress.Directory directory -> session.link(directory);
      case NodeAddress.Remote remote -> session.unverified(remote);
    };
  }

  private static String fingerprint(byte[] pem) {
    try {
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem));
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw Failure.of(Fault.NODE_STRANGE, null, "200");
    }
  }
}
