package org.entente.store.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.store.text.TextWorld.id;
import static org.entente.store.text.TextWorld.named;
import static org.entente.store.text.TextWorld.object;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.Content;
import org.entente.exchange.collection.Position;
import org.entente.exchange.collection.Selection.Versions;
import org.entente.exchange.handling.Ceiling;
import org.entente.exchange.handling.Handling;
import org.entente.exchange.search.SearchFilter;
import org.entente.exchange.search.TextQuery;
import org.entente.exchange.search.TextSearch;
import org.entente.stix.StixId;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextIndexTest {
  private static final Ceiling GREEN = new Ceiling(Tlp.GREEN, Pap.RED);

  @TempDir Path folder;
  private TextWorld world;

  @BeforeEach
  void open() {
    world = new TextWorld(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Émotêt trojan               | emotet
          Emotet trojan               | ÉMOTÊT
          Операция Тихий океан        | тихий
          حَمْلَةُ الصَّقْر             | حملة
          حملة الإعصار                | الاعصار
          حملة ٢٠٢٦                   | 2026
          中华人民共和国恶意软件       | 恶意
          中华人民共和国恶意软件       | 恶意软件
          中文名称                    | 名
          ハッカー集団                | ハッカー
          ﾊｯｶｰ                        | ハッカー
          แรนซัมแวร์ใหม่                | แรนซัมแวร์
          Straße                      | strasse
          İSTANBUL                    | istanbul
          login.evil.example          | login.evil.example
          login.evil.example          | evil.example
          login.evil.example          | evil
          http://evil.example/a/b?c=d | hxxps://evil[.]example/a
          hxxp://evil[.]example/a     | evil.example
          bob[at]evil[dot]example     | bob@evil.example
          198.51.100.3                | 198.51.100[.]3
          198.51.100.3                | 198.51.100.*
          2001:db8::1                 | 2001:db8::1
          d41d8cd98f00b204e9800998ecf8427e | D41D8CD98F00B204*
          CVE-2024-12345              | cve-2024-12345
          C:/Windows/system32/evil.dll | evil.dll
          invoice_2026.pdf.exe        | invoice
          Night Ferry campaign        | "night ferry"
          Night Ferry campaign        | “night ferry”
          Night Ferry campaign        | ferr* -day
          login-micro soft            | login-mic*
          """)
  void finds(String name, String query) {
    world.add(named(1, "Something else"), named(2, name));
    // A secure scheme or a word with sign before it is still another word.
    String asked = query.replace("hxxps", "hxxp");
    assertThat(world.find(asked)).containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Night Ferry campaign | "ferry night"
          Night Ferry campaign | night -ferry
          Night Ferry campaign | night day
          Night Ferry campaign | nigh
          Night Ferry campaign | -"night ferry"
          evil.example         | evil.exam
          198.51.100.3         | 198.51.100.33
          Night Ferry          | ***
          """)
  void does_not_find(String name, String query) {
    world.add(named(1, name));
    assertThat(
            switch (TextQuery.read(query)) {
              case TextQuery.Read.Refused _ -> List.of();
              case TextQuery.Read.Understood _ -> world.find(query);
            })
        .isEmpty();
  }

  @Test
  void finds_everything_newest_first_when_nothing_is_asked() {
    world.add(named(1, "one")).add(named(2, "two")).add(named(3, "three"));
    assertThat(world.find("")).containsExactly("three", "two", "one");
    assertThat(world.find("-two")).containsExactly("three", "one");
  }

  @Test
  void puts_names_before_labels_before_texts() {
    world.add(
        object(id("malware", 1), 0, Tlp.CLEAR, "\"name\":\"heron\""),
        object(id("malware", 2), 0, Tlp.CLEAR, "\"name\":\"b\",\"labels\":[\"heron\"]"),
        object(id("malware", 3), 0, Tlp.CLEAR, "\"name\":\"c\",\"description\":\"a heron\""));
    assertThat(world.find("heron")).containsExactly("heron", "b", "c");
  }

  @Test
  void finds_an_object_by_its_id() {
    world.add(named(1, "one"), named(2, "two"));
    assertThat(world.find(id("malware", 2).toString())).containsExactly("two");
  }

  @Test
  void looks_into_nested_texts_but_not_into_identifiers_times_and_references() {
    world.add(
        object(
            id("malware", 1),
            0,
            Tlp.CLEAR,
            "\"name\":\"one\",\"extensions\":{\"x\":{\"note\":[\"deep water\"]}},"
                + "\"created_by_ref\":\"identity--aaaaaaaa-0000-4000-8000-000000000001\","
                + "\"external_references\":[{\"source_name\":\"blog\","
                + "\"url\":\"http://blog.example/post\"}]"));
    assertThat(world.find("\"deep water\" blog.example/post")).containsExactly("one");
    assertThat(world.find("identity")).isEmpty();
    assertThat(world.find("2026*")).isEmpty();
  }

  @Test
  void finds_the_latest_version_only_even_when_an_earlier_one_arrives_later() {
    StixId id = id("malware", 1);
    world.add(object(id, 5, Tlp.CLEAR, "\"name\":\"fresh heron\""));
    assertThat(world.find("heron")).containsExactly("fresh heron");
    world.add(object(id, 3, Tlp.CLEAR, "\"name\":\"stale heron\""));
    assertThat(world.find("heron")).containsExactly("fresh heron");
    world.add(object(id, 7, Tlp.CLEAR, "\"name\":\"newest heron\""));
    assertThat(world.find("heron")).containsExactly("newest heron");
    assertThat(world.find("fresh")).isEmpty();
  }

  @Test
  void who_may_see_only_the_first_version_finds_that() {
    StixId id = id("malware", 1);
    world.add(
        object(id, 1, Tlp.GREEN, "\"name\":\"green heron\""),
        object(id, 2, Tlp.RED, "\"name\":\"red heron\""));
    assertThat(world.find("heron", GREEN)).containsExactly("green heron");
    assertThat(world.find("heron")).containsExactly("red heron");
    assertThat(world.find("red", GREEN)).isEmpty();
    assertThat(world.find("green")).isEmpty();
  }

  @Test
  void what_was_removed_is_no_longer_found_and_the_version_before_is() {
    StixId id = id("malware", 1);
    world.add(
        object(id, 1, Tlp.CLEAR, "\"name\":\"old heron\""),
        object(id, 2, Tlp.CLEAR, "\"name\":\"new heron\""));
    assertThat(world.find("heron")).containsExactly("new heron");
    world.remove(id, Versions.LAST);
    assertThat(world.find("heron")).containsExactly("old heron");
    world.remove(id, Versions.ALL);
    assertThat(world.find("heron")).isEmpty();
    world.add(object(id, 3, Tlp.CLEAR, "\"name\":\"back heron\""));
    assertThat(world.find("heron")).containsExactly("back heron");
  }

  @Test
  void forgets_a_collection_that_is_gone() {
    var other = TextWorld.collection(2);
    world.add(named(1, "one heron")).add(other, named(2, "other heron"));
    assertThat(world.find("heron")).hasSize(2);
    world.collections.remove(other);
    world.caughtUp();
    world.collections.add(other);
    world
        .store
        .committer()
        .commit(commit -> {
          commit.drop(other);
          return true;
        });
    assertThat(world.find("heron")).containsExactly("one heron");
  }

  @Test
  void applies_the_filters() {
    world.add(
        object(
            id("malware", 1),
            1,
            Tlp.GREEN,
            "\"name\":\"one\",\"labels\":[\"phish\"],\"confidence\":40,"
                + "\"created_by_ref\":\"identity--11111111-0000-4000-8000-000000000001\""),
        object(
            id("indicator", 2),
            9,
            Tlp.RED,
            "\"name\":\"two\",\"labels\":[\"Phish\",\"x\"],\"confidence\":70,"
                + "\"object_marking_refs\":"
                + "[\"marking-definition--11111111-0000-4000-8000-000000000001\"]"),
        address(3));
    Position first =
        world
            .store
            .collections()
            .page(
                TextWorld.COLLECTION,
                org.entente.exchange.collection.Selection.EVERYTHING,
                Ceiling.ALL,
                Position.START,
                new org.entente.exchange.collection.Page.Bounds(1, 1))
            .entries()
            .getFirst()
            .position();
    assertThat(filtered(f -> f.types.add("malware"))).containsExactly("one");
    assertThat(filtered(f -> f.types.addAll(Set.of("malware", "indicator"))))
        .containsExactly("two", "one");
    assertThat(filtered(f -> f.ids.add(id("indicator", 2)))).containsExactly("two");
    assertThat(filtered(f -> f.labels.add("phish"))).containsExactly("one");
    assertThat(filtered(f -> f.markings.add("tlp:red"))).containsExactly("two");
    assertThat(filtered(f -> f.markings.add("pap:clear"))).hasSize(3);
    assertThat(
            filtered(
                f -> f.markings.add("marking-definition--11111111-0000-4000-8000-000000000001")))
        .containsExactly("two");
    assertThat(filtered(f -> f.authors.add("identity--11111111-0000-4000-8000-000000000001")))
        .containsExactly("one");
    assertThat(filtered(f -> f.sources.add("alice"))).containsExactly("two", "one");
    assertThat(filtered(f -> f.sources.add("account:bob"))).containsExactly("198.51.100.3");
    assertThat(filtered(f -> f.confidence = 41)).containsExactly("two");
    assertThat(filtered(f -> f.confidence = 40)).containsExactly("two", "one");
    assertThat(filtered(f -> f.after = first)).containsExactly("198.51.100.3", "two");
    assertThat(filtered(f -> f.modified = 1)).containsExactly("two");
    assertThat(filtered(f -> f.modified = 9)).isEmpty();
  }

  @Test
  void counts_by_facets_what_may_be_seen() {
    world.add(
        object(id("malware", 1), 1, Tlp.GREEN, "\"name\":\"a heron\",\"labels\":[\"x\",\"y\"]"),
        object(id("malware", 2), 1, Tlp.GREEN, "\"name\":\"b heron\",\"labels\":[\"y\"]"),
        object(id("tool", 3), 1, Tlp.RED, "\"name\":\"c heron\",\"labels\":[\"z\"]"));
    var facets = world.findings("heron", SearchFilter.NONE, GREEN).facets();
    assertThat(counts(facets, TextSearch.Dimension.TYPE)).containsExactly("malware 2");
    assertThat(counts(facets, TextSearch.Dimension.LABEL)).containsExactly("y 2", "x 1");
    assertThat(counts(facets, TextSearch.Dimension.MARKING))
        .containsExactly("pap:clear 2", "tlp:green 2");
    assertThat(counts(facets, TextSearch.Dimension.YEAR)).containsExactly("2026 2");
    assertThat(facets).hasSize(TextSearch.Dimension.values().length);
  }

  @Test
  void pages_through_everything_once_while_more_comes_in() {
    for (int i = 0; i < 25; i++) {
      world.add(named(i, "heron " + i));
    }
    var seen = new ArrayList<StixId>();
    Optional<TextSearch.Place> after = Optional.empty();
    boolean more = true;
    for (int page = 0; more; page++) {
      var findings =
          world.findings(world.question("heron", SearchFilter.NONE, Ceiling.ALL, after, 10));
      findings.found().forEach(found -> seen.add(found.id()));
      more = findings.more();
      after = Optional.of(findings.found().getLast().place());
      world.add(named(100 + page, "another heron"));
    }
    assertThat(seen)
        .containsExactlyElementsOf(
            IntStream.iterate(24, i -> i - 1).limit(25).mapToObj(i -> id("malware", i)).toList());
  }

  @Test
  void a_page_that_holds_exactly_everything_has_no_more() {
    world.add(named(1, "heron"), named(2, "heron"));
    var two =
        world.findings(
            world.question("heron", SearchFilter.NONE, Ceiling.ALL, Optional.empty(), 2));
    assertThat(two.found()).hasSize(2);
    assertThat(two.more()).isFalse();
    var one =
        world.findings(
            world.question("heron", SearchFilter.NONE, Ceiling.ALL, Optional.empty(), 1));
    assertThat(one.more()).isTrue();
    assertThat(one.total()).isEqualTo(2);
  }

  @Test
  void takes_the_largest_query_over_all_classes() {
    String words =
        IntStream.range(0, TextQuery.TERMS_MAX)
            .mapToObj(i -> "word" + i)
            .collect(Collectors.joining(" "));
    int number = 0;
    for (Tlp tlp : Tlp.values()) {
      for (Pap pap : Pap.values()) {
        world.add(named(number++, words).handledAs(new Handling(tlp, pap)));
      }
    }
    assertThat(world.find(words)).hasSize(Classes.COUNT);
    assertThat(world.find(words.replace("word", "wor*").replaceAll("\\*\\d+", "*")))
        .hasSize(Classes.COUNT);
  }

  @Test
  void answers_whatever_is_asked() {
    world.add(named(1, "night ferry"));
    world.caughtUp();
    qt().withExamples(2_000)
        .forAll(strings().allPossible().ofLengthBetween(0, 60))
        .checkAssert(text -> {
          if (TextQuery.read(text) instanceof TextQuery.Read.Understood(var query)) {
            var question =
                new TextSearch.Question(
                    query,
                    SearchFilter.NONE,
                    world.collections,
                    Ceiling.ALL,
                    Optional.empty(),
                    10,
                    true);
            assertThat(world.index.find(question).found()).hasSizeLessThanOrEqualTo(1);
          }
        });
  }

  @Test
  void bounds_what_is_looked_at_in_one_object() {
    String filling = "filling ".repeat(ObjectText.LENGTH_MAX / 8);
    world.add(
        object(
            id("malware", 1),
            0,
            Tlp.CLEAR,
            "\"name\":\"heron\",\"description\":\"" + filling + "\",\"x_late\":\"lateword\""));
    assertThat(world.find("filling")).containsExactly("heron");
    assertThat(world.find("lateword")).isEmpty();
  }

  @Test
  void says_how_far_it_is() {
    world.add(named(1, "one"), named(2, "two"));
    world.caughtUp();
    assertThat(world.index.state().documents()).isEqualTo(2);
    assertThat(world.index.state().behind()).isZero();
    assertThat(world.index.state().secondsBehind()).isZero();
  }

  private static Arrival address(int number) {
    StixId id = id("ipv4-addr", number);
    String json =
        """
        {"type":"ipv4-addr","spec_version":"2.1","id":"%s","value":"198.51.100.3"}\
        """
            .formatted(id);
    return new Arrival(
        id,
        null,
        Content.of(json.getBytes(StandardCharsets.UTF_8)),
        Handling.OPEN,
        "account:bob",
        List.of(),
        List.of());
  }

  private static List<String> counts(
      List<TextSearch.Facet> facets, TextSearch.Dimension dimension) {
    return facets.stream()
        .filter(facet -> facet.dimension() == dimension)
        .flatMap(facet -> facet.counts().stream())
        .map(count -> count.value() + " " + count.count())
        .toList();
  }

  private List<String> filtered(java.util.function.Consumer<Draft> change) {
    var draft = new Draft();
    change.accept(draft);
    return world.find(
        "",
        new SearchFilter(
            draft.ids,
            draft.types,
            draft.after,
            draft.modified == null ? null : TextWorld.version(draft.modified),
            draft.markings,
            draft.authors,
            draft.sources,
            draft.labels,
            draft.confidence));
  }

  private static final class Draft {
    final Set<StixId> ids = new java.util.HashSet<>();
    final Set<String> types = new java.util.HashSet<>();
    final Set<String> markings = new java.util.HashSet<>();
    final Set<String> authors = new java.util.HashSet<>();
    final Set<String> sources = new java.util.HashSet<>();
    final Set<String> labels = new java.util.HashSet<>();
    Position after = Position.START;
    Integer modified;
    Integer confidence;
  }
}
