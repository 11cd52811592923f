package org.entente.server.wiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.Exchange;
import org.entente.exchange.Settings;
import org.entente.exchange.access.Caller;
import org.entente.exchange.account.Account;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Store;
import org.entente.exchange.refusal.Outcome;
import org.entente.exchange.secret.Password;
import org.entente.server.config.ConfigFile;
import org.entente.server.config.HostName;
import org.entente.server.config.NodeConfig;
import org.entente.server.config.NodeDirectory;
import org.entente.server.edge.Ids;
import org.entente.server.refusal.NodeRefusal;
import org.entente.server.refusal.ServerCode;
import org.entente.server.tls.OwnIdentity;
import org.entente.stix.StixTimestamp;
import org.entente.stix.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Makes a node's directory: settings, authority and certificate, store, first administrator. It is
/// made beside its place and then put there in one step, so that an interruption leaves nothing.
///
/// @param directory new, or empty
/// @param name the organisation's name; empty if not given
/// @param country its country code; empty if not given
/// @param hosts names and addresses by which clients will reach the node
/// @param admin the first administrator
/// @param password their password; null = one is made
public record NewNode(
    Path directory,
    String name,
    String country,
    List<HostName> hosts,
    String admin,
    @Nullable Password password) {
  /// 144 bits, as 24 characters of base64url: passes through every client.
  private static final int PASSWORD_BYTES = 18;

  public NewNode {
    directory = directory.toAbsolutePath().normalize();
    hosts = List.copyOf(hosts);
  }

  /// What there is now.
  ///
  /// @param directory the node's directory
  /// @param admin the first administrator
  /// @param generated their password if one was made, to be shown this once; else empty
  /// @param authority the certificate that clients must trust
  public record Created(
      NodeDirectory directory, Account admin, Optional<String> generated, Path authority) {
    @Override
    public String toString() {
      return "Created[" + directory.root() + "]";
    }
  }

  /// Makes the directory.
  ///
  /// @return what there is now; or why the administrator was refused (`name-invalid`,
  ///   `weak-password` …), and then there is nothing
  /// @throws NodeRefusal when the directory is not empty or cannot be made, or a setting is not
  ///   valid
  public Outcome<Created> create() {
    return create(RocksStores::open, Clock.systemUTC());
  }

  Outcome<Created> create(StoreOpener stores, InstantSource clock) {
    var random = new SecureRandom();
    Path place = null;
    try {
      refuseUnlessEmpty();
      place = placeBeside(random);
      Outcome<Created> outcome = fill(new NodeDirectory(place), stores, clock, random);
      if (outcome instanceof Outcome.Done && !place.equals(directory)) {
        Files.move(place, directory, StandardCopyOption.ATOMIC_MOVE);
        place = null;
      } else if (outcome instanceof Outcome.Done) {
        place = null;
      }
      return outcome;
    } catch (IOException e) {
      throw new NodeRefusal(
          ServerCode.DIRECTORY_FAILED,
          directory.toString(),
          e,
          List.of(directory.toString(), describe(e)));
    } finally {
      if (place != null) {
        remove(place);
      }
    }
  }

  private Outcome<Created> fill(
      NodeDirectory target, StoreOpener stores, InstantSource clock, SecureRandom random)
      throws IOException {
    String settings = ConfigFile.of(name, country, hosts);
    NodeConfig config = NodeConfig.read(settings);
    new OwnIdentity(target.tls(), hosts, clock, random).first();
    Password chosen = password;
    Optional<String> made = Optional.empty();
    if (chosen == null) {
      String text = madeUp(random);
      made = Optional.of(text);
      chosen = Password.of(text);
    }
    Account account;
    try (Store store = stores.open(target.store(), clock, config)) {
      Exchange exchange = Exchange.open(store, clock, random, Settings.DEFAULTS);
      Caller owner = Caller.local(System.getProperty("user.name"));
      switch (exchange.accounts().begin(owner, admin, chosen)) {
        case Outcome.Refused<Account>(var refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Done<Account>(var added) -> account = added;
      }
      if (!name.isEmpty()) {
        byte[] identity = identity(clock, random);
        store
            .committer()
            .commit(commit -> {
              commit.put(Documents.Kind.NODE, "identity", identity);
              return identity;
            });
      }
    }
    // Last, since it is what makes the directory a node's.
    NodeDirectory.write(target.config(), settings.getBytes(StandardCharsets.UTF_8));
    return Outcome.done(
        new Created(
            new NodeDirectory(directory),
            account,
            made,
            OwnIdentity.authorityCertificate(new NodeDirectory(directory).tls())));
  }

  /// Who the member is, as STIX says it (STIX 2.1 §4.5).
  private byte[] identity(InstantSource clock, SecureRandom random) {
    String now = StixTimestamp.of(clock.instant().truncatedTo(ChronoUnit.MILLIS)).text();
    return JsonObject.builder()
        .put("type", "identity")
        .put("spec_version", "2.1")
        .put("id", "identity--" + Ids.random(random))
        .put("created", now)
        .put("modified", now)
        .put("name", name)
        .put("identity_class", "organization")
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private void refuseUnlessEmpty() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      if (entries.iterator().hasNext()) {
        throw new NodeRefusal(
            ServerCode.DIRECTORY_NOT_EMPTY, directory.toString(), directory.toString());
      }
    } catch (NoSuchFileException absent) {
      // All the better.
    } catch (NotDirectoryException file) {
      throw new NodeRefusal(
          ServerCode.DIRECTORY_NOT_EMPTY, directory.toString(), directory.toString());
    }
  }

  /// A folder beside the directory, to be renamed to it; the directory itself where that cannot be
  /// done, as with a mounted volume.
  private Path placeBeside(SecureRandom random) throws IOException {
    Path parent = directory.getParent();
    if (parent != null && isMovable(parent)) {
      Files.createDirectories(parent);
      Path beside =
          parent.resolve(
              "." + directory.getFileName() + ".init-" + Integer.toHexString(random.nextInt()));
      try {
        NodeDirectory.createFolder(beside);
        return beside;
      } catch (FileSystemException notAllowed) {
        if (!Files.exists(directory)) {
          throw notAllowed;
        }
      }
    }
    NodeDirectory.createFolder(directory);
    return directory;
  }

  private boolean isMovable(Path parent) throws IOException {
    return !Files.exists(directory)
        || Files.getFileStore(directory).equals(Files.getFileStore(parent));
  }

  private static String madeUp(SecureRandom random) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }

  private static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // It was to vanish; what refuses to is reported by whoever looks at the folder next.
    }
  }
}
