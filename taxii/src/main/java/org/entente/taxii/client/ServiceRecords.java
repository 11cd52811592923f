package org.entente.taxii.client;

import java.net.IDN;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.entente.taxii.client.TaxiiException.Code;
import org.jspecify.annotations.Nullable;

/// Looks up the TAXII servers that a domain announces in DNS (TAXII 2.1 §3.9; RFC 2782), when it is
/// asked to: nothing else in this library asks the DNS about more than the host of a URL.
///
/// Answers of the DNS are not authenticated. They say where to knock; the server's certificate is
/// then checked against the name found here, so whoever forges an answer can lead a client to a
/// server with a good certificate of its own. Show the name to a person before sending credentials.
///
/// Needs the JDK's module `jdk.naming.dns` at run time. Thread-safe.
public final class ServiceRecords {
  /// The most records that are used; the rest is dropped.
  public static final int RECORDS_MAX = 32;

  private static final String FACTORY = "com.sun.jndi.dns.DnsContextFactory";
  private static final String TIMEOUT_MILLIS = "2000";
  private static final String ATTEMPTS = "3";
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,62})(\\.[a-z0-9]([a-z0-9-]{0,62}))*");
  private static final Pattern RECORD =
      Pattern.compile("([0-9]{1,5}) ([0-9]{1,5}) ([0-9]{1,5}) (\\S{1,255}?)\\.?");

  private final String provider;
  private final RandomGenerator random;

  private ServiceRecords(String provider, RandomGenerator random) {
    this.provider = provider;
    this.random = random;
  }

  /// By way of the name servers that this machine is set up to use.
  public static ServiceRecords system() {
    return new ServiceRecords("dns:", RandomGenerator.getDefault());
  }

  /// By way of one name server.
  ///
  /// @param random shares the load between servers of equal priority
  public static ServiceRecords at(InetSocketAddress nameServer, RandomGenerator random) {
    String host = nameServer.getAddress().getHostAddress();
    String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return new ServiceRecords("dns://" + literal + ":" + nameServer.getPort(), random);
  }

  /// The discovery URLs that `domain` announces, the one to try first at the front; empty when it
  /// announces none.
  ///
  /// @throws IllegalArgumentException when it is no domain name
  /// @throws TaxiiException with [Code#UNREACHABLE] when no name server answers
  public List<URI> discoveryUrls(String domain) throws TaxiiException {
    String name = nameOf(domain);
    var records = new ArrayList<Service>();
    for (String text : lookUp("_taxii2._tcp." + name)) {
      parse(text).ifPresent(records::add);
    }
    return ordered(records).stream()
        .map(record -> URI.create("https://" + record.host + ":" + record.port + "/taxii2/"))
        .toList();
  }

  private record Service(int priority, int weight, int port, String host) {}

  private static String nameOf(String domain) {
    String plain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    String name = IDN.toASCII(plain).toLowerCase(Locale.ROOT);
    if (name.length() > 240 || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a domain name");
    }
    return name;
  }

  /// The factory is named here and knows nothing but DNS, whose SRV records are texts: there is
  /// nothing in it that could be deserialised. `Hashtable` is what the interface asks for.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  private List<String> lookUp(String name) throws TaxiiException {
    var environment = new Hashtable<String, String>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, FACTORY);
    environment.put(Context.PROVIDER_URL, provider);
    environment.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", ATTEMPTS);
    var texts = new ArrayList<String>();
    try {
      var dns = new InitialDirContext(environment);
      try {
        Attribute records = dns.getAttributes(name, new String[] {"SRV"}).get("SRV");
        int count = records == null ? 0 : Math.min(records.size(), RECORDS_MAX);
        for (int i = 0; i < count; i++) {
          texts.add(records.get(i).toString());
        }
        return texts;
      } finally {
        dns.close();
      }
    } catch (NameNotFoundException e) {
      return List.of();
    } catch (NamingException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw TaxiiException.because(Code.UNREACHABLE, why).cause(e).exception();
    }
  }

  /// One record; empty when it is malformed, or says that there is no such service (a lone dot).
  private static Optional<Service> parse(String text) {
    Matcher matcher = RECORD.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int priority = Integer.parseInt(matcher.group(1));
    int weight = Integer.parseInt(matcher.group(2));
    int port = Integer.parseInt(matcher.group(3));
    String host = matcher.group(4).toLowerCase(Locale.ROOT);
    boolean usable = port > 0 && port <= 65_535 && NAME.matcher(host).matches();
    return usable ? Optional.of(new Service(priority, weight, port, host)) : Optional.empty();
  }

  /// The lowest priority first; among equals by lot, in proportion to their weights (RFC 2782).
  private List<Service> ordered(List<Service> records) {
    var left = new ArrayList<>(records);
    left.sort(Comparator.comparingInt(Service::priority).thenComparingInt(Service::weight));
    var ordered = new ArrayList<Service>();
    while (!left.isEmpty()) {
      int priority = left.getFirst().priority;
      List<Service> equals = left.stream().filter(r -> r.priority == priority).toList();
      int total = equals.stream().mapToInt(Service::weight).sum();
      int lot = random.nextInt(total + 1);
      Service drawn = null;
      for (Service candidate : equals) {
        lot -= candidate.weight;
        if (lot <= 0) {
          drawn = candidate;
          break;
        }
      }
      Service next = orLast(drawn, equals);
      ordered.add(next);
      left.remove(next);
    }
    return ordered;
  }

  private static Service orLast(@Nullable Service drawn, List<Service> equals) {
    return drawn == null ? equals.getLast() : drawn;
  }
}
