package org.entente.exchange;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.entente.exchange.access.Activity;
import org.entente.exchange.access.Caller;
import org.entente.exchange.account.AccountDocuments;
import org.entente.exchange.account.Accounts;
import org.entente.exchange.account.Argon2id;
import org.entente.exchange.account.Authentication;
import org.entente.exchange.account.Grants;
import org.entente.exchange.account.PasswordHash;
import org.entente.exchange.account.Tokens;
import org.entente.exchange.backup.Backups;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.commit.Store;
import org.entente.exchange.directory.ApiRoots;
import org.entente.exchange.directory.Collections;
import org.entente.exchange.directory.DirectoryDocuments;
import org.entente.exchange.directory.Gate;
import org.entente.exchange.directory.Outlook;
import org.entente.exchange.document.Registry;
import org.entente.exchange.document.Section;
import org.entente.exchange.ingest.Ingest;
import org.entente.exchange.reading.Lookup;
import org.entente.exchange.reading.Neighbours;
import org.entente.exchange.reading.Reading;
import org.entente.exchange.reading.Removal;
import org.entente.exchange.search.Searching;
import org.entente.exchange.search.TextSearch;
import org.entente.exchange.status.StatusDesk;
import org.entente.exchange.trail.AuditTrail;
import org.entente.exchange.trail.Journal;
import org.entente.stix.SpecRules;

/// The domain of one node: what its edges (HTTP, command line) call, and nothing below it knows
/// about them. Start here, then go to the feature you need. Thread-safe; holds no thread; the store
/// stays its opener's to close.
///
/// Everything that is asked of a node goes by the same steps: [#authentication] finds out who asks,
/// a service does what was asked or refuses, and either way exactly one audit record says so.
///
/// @param authentication who is asking
/// @param accounts people and tools
/// @param tokens their tokens
/// @param grants what they may do with which collection
/// @param apiRoots groups of collections
/// @param collections ordered sets of objects
/// @param outlook what of all this exists for a caller
/// @param ingest objects coming in
/// @param reading objects being read
/// @param lookup objects that carry a value
/// @param neighbours objects around an object
/// @param removal objects being removed
/// @param searching objects being found by their text
/// @param statuses what became of requests
/// @param auditTrail who did what
/// @param backups copies of the whole node
/// @param activity when each account was last seen
public record Exchange(
    Authentication authentication,
    Accounts accounts,
    Tokens tokens,
    Grants grants,
    ApiRoots apiRoots,
    Collections collections,
    Outlook outlook,
    Ingest ingest,
    Reading reading,
    Lookup lookup,
    Neighbours neighbours,
    Removal removal,
    Searching searching,
    StatusDesk statuses,
    AuditTrail auditTrail,
    Backups backups,
    Activity activity) {

  /// Opens the domain on `store`, loading accounts, grants and collections into memory, and adds
  /// the API root `exchange` if there is none yet.
  ///
  /// @param clock the time of records and expiries
  /// @param random for ids, tokens, salts and keys
  /// @throws org.entente.exchange.document.UnreadableDocument when a document is damaged, or was
  ///   written by newer software
  public static Exchange open(
      Store store, InstantSource clock, SecureRandom random, Settings settings) {
    return open(store, TextSearch.NONE, clock, random, settings);
  }

  /// As above, with an index of texts.
  public static Exchange open(
      Store store, TextSearch search, InstantSource clock, SecureRandom random, Settings settings) {
    return open(store, search, clock, random, settings, new Argon2id(Argon2id.COST, random));
  }

  /// As above, with another password hash: for tests, which cannot wait for a slow one.
  public static Exchange open(
      Store store,
      InstantSource clock,
      SecureRandom random,
      Settings settings,
      PasswordHash hashes) {
    return open(store, TextSearch.NONE, clock, random, settings, hashes);
  }

  /// As above, with both.
  public static Exchange open(
      Store store,
      TextSearch search,
      InstantSource clock,
      SecureRandom random,
      Settings settings,
      PasswordHash hashes) {
    var journal = new Journal(store.audit(), clock, random);
    List<Section<?>> sections =
        Stream.concat(AccountDocuments.SECTIONS.stream(), DirectoryDocuments.SECTIONS.stream())
            .toList();
    var registry = new Registry(store, journal, sections);
    var activity = new Activity();
    var grants = new Grants(registry, journal);
    var apiRoots = new ApiRoots(registry, journal, clock);
    var collections = new Collections(registry, journal, grants, clock);
    var accounts = new Accounts(registry, journal, hashes, clock);
    var gate = new Gate(collections, grants);
    var outlook = new Outlook(apiRoots, collections, accounts, journal);
    if (apiRoots.get(ApiRoot.DEFAULT_NAME).isEmpty()) {
      apiRoots.add(Caller.local("setup"), ApiRoot.DEFAULT_NAME, null, null, null);
    }
    return new Exchange(
        new Authentication(registry, journal, hashes, activity, settings.signIn(), clock, random),
        accounts,
        new Tokens(registry, journal, clock, random),
        grants,
        apiRoots,
        collections,
        outlook,
        new Ingest(gate, apiRoots, store, journal, new SpecRules(), settings.ingest(), clock),
        new Reading(gate, store.collections(), journal, activity),
        new Lookup(gate, store.collections(), journal),
        new Neighbours(gate, store.collections(), journal),
        new Removal(gate, store.collections(), store.committer(), journal),
        new Searching(gate, outlook, store.collections(), search, journal),
        new StatusDesk(store.statuses(), journal, clock),
        new AuditTrail(store.audit(), journal),
        new Backups(store, journal),
        activity);
  }
}
