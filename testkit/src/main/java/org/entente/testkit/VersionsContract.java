package org.entente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.entente.exchange.collection.Arrival;
import org.entente.exchange.collection.CollectionLog.Counts;
import org.entente.exchange.collection.Entry;
import org.entente.exchange.collection.Selection;
import org.entente.exchange.collection.Selection.Versions;
import org.entente.exchange.handling.Ceiling;
import org.entente.stix.StixTimestamp;
import org.entente.stix.marking.Pap;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;

/// Which version of an object a reader gets (TAXII 2.1 §3.4.1), when it has several, and when some
/// of them are above the reader's ceiling.
public abstract class VersionsContract extends StoreContract {
  private static final Ceiling GREEN = new Ceiling(Tlp.GREEN, Pap.RED);
  private static final Ceiling AMBER = new Ceiling(Tlp.AMBER, Pap.RED);
  private static final Versions FIRST_AND_LAST = new Versions(false, true, true, Set.of());

  private final Arrival object = samples.indicator();

  @Test
  void the_latest_version_is_the_one_that_counts() {
    append(HERE, at(1), at(2));
    append(HERE, at(3));
    assertThat(minutes(Versions.LAST, Ceiling.ALL)).containsExactly(3);
    assertThat(minutes(Versions.FIRST, Ceiling.ALL)).containsExactly(1);
    assertThat(minutes(FIRST_AND_LAST, Ceiling.ALL)).containsExactly(1, 3);
    assertThat(minutes(Versions.ALL, Ceiling.ALL)).containsExactly(1, 2, 3);
  }

  @Test
  void the_latest_goes_by_its_time_not_by_its_arrival() {
    append(HERE, at(5));
    append(HERE, at(1));
    append(HERE, at(3));
    assertThat(minutes(Versions.LAST, Ceiling.ALL)).containsExactly(5);
    assertThat(minutes(Versions.FIRST, Ceiling.ALL)).containsExactly(1);
    assertThat(minutes(Versions.ALL, Ceiling.ALL)).containsExactly(5, 1, 3);
    append(HERE, at(0), at(9));
    assertThat(minutes(Versions.LAST, Ceiling.ALL)).containsExactly(9);
    assertThat(minutes(Versions.FIRST, Ceiling.ALL)).containsExactly(0);
  }

  @Test
  void exact_versions_are_found_however_they_are_spelt() {
    append(HERE, at(1), at(2), at(3), at(4));
    StixTimestamp two = StixTimestamp.parse(Samples.later(2).text().replace(".000Z", "Z"));
    assertThat(minutes(Versions.exactly(two), Ceiling.ALL)).containsExactly(2);
    var several = new Versions(false, false, true, Set.of(two, Samples.later(3), later(99)));
    assertThat(minutes(several, Ceiling.ALL)).containsExactly(2, 3, 4);
    assertThat(minutes(Versions.exactly(later(99)), Ceiling.ALL)).isEmpty();
  }

  @Test
  void an_observable_has_one_version_which_is_its_date_added() {
    Arrival address = samples.address();
    append(HERE, at(1), at(2));
    append(HERE, address);
    Entry entry = page(Selection.of(address.id(), Versions.ALL), Ceiling.ALL).getFirst();
    StixTimestamp added = StixTimestamp.parse(entry.versionText());
    for (Versions versions :
        List.of(Versions.FIRST, Versions.LAST, Versions.ALL, Versions.exactly(added))) {
      assertThat(ids(page(Selection.of(address.id(), versions), Ceiling.ALL)))
          .containsExactly(address.id());
      assertThat(ids(page(new Selection(Set.of(), Set.of(), versions), Ceiling.ALL)))
          .contains(address.id());
    }
    assertThat(page(Selection.of(address.id(), Versions.exactly(Samples.later(1))), Ceiling.ALL))
        .isEmpty();
  }

  @Test
  void a_version_above_the_ceiling_changes_nothing_for_the_reader() {
    append(HERE, at(1, Tlp.GREEN), at(2, Tlp.GREEN));
    append(HERE, at(3, Tlp.RED));
    append(HERE, at(0, Tlp.RED));
    assertThat(minutes(Versions.LAST, GREEN)).containsExactly(2);
    assertThat(minutes(Versions.FIRST, GREEN)).containsExactly(1);
    assertThat(minutes(Versions.ALL, GREEN)).containsExactly(1, 2);
    assertThat(minutes(FIRST_AND_LAST, GREEN)).containsExactly(1, 2);
    assertThat(minutes(Versions.exactly(Samples.later(3)), GREEN)).isEmpty();
    assertThat(minutes(Versions.LAST, Ceiling.ALL)).containsExactly(3);
    assertThat(minutes(Versions.FIRST, Ceiling.ALL)).containsExactly(0);
    assertThat(minutes(Versions.ALL, Ceiling.ALL)).containsExactly(1, 2, 3, 0);
  }

  @Test
  void readers_between_get_the_last_of_what_they_may_see() {
    append(HERE, at(1, Tlp.RED), at(2, Tlp.AMBER), at(3, Tlp.GREEN), at(4, Tlp.AMBER));
    append(HERE, at(5, Tlp.RED));
    assertThat(minutes(Versions.LAST, GREEN)).containsExactly(3);
    assertThat(minutes(Versions.LAST, AMBER)).containsExactly(4);
    assertThat(minutes(Versions.LAST, Ceiling.ALL)).containsExactly(5);
    assertThat(minutes(Versions.FIRST, GREEN)).containsExactly(3);
    assertThat(minutes(Versions.FIRST, AMBER)).containsExactly(2);
    assertThat(minutes(Versions.FIRST, Ceiling.ALL)).containsExactly(1);
  }

  @Test
  void removing_the_latest_brings_back_the_one_before() {
    append(HERE, at(1), at(2), at(3));
    remove(object.id(), Versions.LAST, Ceiling.ALL);
    assertThat(minutes(Versions.LAST, Ceiling.ALL)).containsExactly(2);
    remove(object.id(), Versions.FIRST, Ceiling.ALL);
    assertThat(minutes(FIRST_AND_LAST, Ceiling.ALL)).containsExactly(2);
    remove(object.id(), Versions.LAST, Ceiling.ALL);
    assertThat(minutes(Versions.ALL, Ceiling.ALL)).isEmpty();
  }

  @Test
  void removing_below_a_ceiling_leaves_what_is_above() {
    append(HERE, at(1, Tlp.GREEN), at(2, Tlp.RED), at(3, Tlp.GREEN), at(4, Tlp.RED));
    remove(object.id(), Versions.LAST, GREEN);
    assertThat(minutes(Versions.ALL, Ceiling.ALL)).containsExactly(1, 2, 4);
    remove(object.id(), Versions.ALL, GREEN);
    assertThat(minutes(Versions.ALL, Ceiling.ALL)).containsExactly(2, 4);
    assertThat(minutes(Versions.LAST, Ceiling.ALL)).containsExactly(4);
    assertThat(minutes(Versions.FIRST, Ceiling.ALL)).containsExactly(2);
    assertThat(minutes(Versions.ALL, GREEN)).isEmpty();
  }

  @Test
  void counts_only_what_the_reader_may_see() {
    append(HERE, at(1, Tlp.GREEN), at(2, Tlp.GREEN), at(3, Tlp.RED), at(4, Tlp.AMBER));
    append(HERE, Samples.handled(samples.malware(), Tlp.RED), samples.address());
    assertThat(log().counts(HERE, GREEN)).isEqualTo(new Counts(2, 3));
    assertThat(log().counts(HERE, AMBER)).isEqualTo(new Counts(2, 4));
    assertThat(log().counts(HERE, Ceiling.ALL)).isEqualTo(new Counts(3, 6));
    remove(object.id(), Versions.ALL, GREEN);
    assertThat(log().counts(HERE, GREEN)).isEqualTo(new Counts(1, 1));
    assertThat(log().counts(HERE, AMBER)).isEqualTo(new Counts(2, 2));
    assertThat(log().counts(HERE, Ceiling.ALL)).isEqualTo(new Counts(3, 4));
    reopen();
    assertThat(log().counts(HERE, Ceiling.ALL)).isEqualTo(new Counts(3, 4));
  }

  @Test
  void both_ceilings_of_a_reader_count() {
    var passive = new org.entente.exchange.handling.Handling(Tlp.CLEAR, Pap.AMBER);
    append(HERE, Samples.handled(at(1), passive), at(2, Tlp.AMBER), at(3, Tlp.CLEAR));
    assertThat(minutes(Versions.ALL, new Ceiling(Tlp.RED, Pap.GREEN))).containsExactly(2, 3);
    assertThat(minutes(Versions.ALL, new Ceiling(Tlp.CLEAR, Pap.RED))).containsExactly(1, 3);
    assertThat(minutes(Versions.ALL, new Ceiling(Tlp.CLEAR, Pap.CLEAR))).containsExactly(3);
  }

  @Test
  void a_version_goes_by_the_handling_it_came_with_first() {
    append(HERE, at(1, Tlp.GREEN));
    append(HERE, at(1, Tlp.RED));
    assertThat(minutes(Versions.ALL, GREEN)).containsExactly(1);
  }

  private Arrival at(int minute) {
    return Samples.revised(object, Samples.later(minute));
  }

  private Arrival at(int minute, Tlp tlp) {
    return Samples.handled(at(minute), tlp);
  }

  private static StixTimestamp later(int minute) {
    return Samples.later(minute);
  }

  /// The versions found, asked for by id, by type, and among everything: the three ways must agree.
  private List<Integer> minutes(Versions versions, Ceiling ceiling) {
    List<Integer> byId = minutes(Selection.of(object.id(), versions), ceiling);
    Selection byType = new Selection(Set.of(), Set.of(object.id().type()), versions);
    assertThat(minutes(byType, ceiling)).as("by type").isEqualTo(byId);
    Selection any = new Selection(Set.of(), Set.of(), versions);
    assertThat(minutes(any, ceiling)).as("among everything").isEqualTo(byId);
    return byId;
  }

  private List<Integer> minutes(Selection selection, Ceiling ceiling) {
    long start = Samples.later(0).epochSecond();
    return page(selection, ceiling).stream()
        .filter(entry -> entry.id().equals(object.id()))
        .map(entry -> StixTimestamp.parse(entry.versionText()).epochSecond())
        .map(second -> (int) ((second - start) / 60))
        .toList();
  }
}
