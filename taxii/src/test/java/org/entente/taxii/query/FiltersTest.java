package org.entente.taxii.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.entente.stix.StixId;
import org.entente.stix.StixTimestamp;
import org.entente.taxii.DateAdded;
import org.entente.taxii.query.FilterProblem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
  private static final String INDICATOR = "indicator--3600ad1b-fff1-4c98-bcc9-4de3bc2e2ffb";
  private static final String SIGHTING = "sighting--4600ad1b-fff1-4c58-bcc9-4de3bc5e2ffd";

  @ParameterizedTest
  @EnumSource
  void no_query_means_all_objects_in_their_latest_version(FilteredEndpoint endpoint) {
    var versions = endpoint == FilteredEndpoint.VERSIONS ? VersionFilter.ALL : VersionFilter.LAST;
    var expected = Filters.NONE.withMatch(Match.LATEST.withVersions(versions));
    assertThat(accepted(endpoint, null)).isEqualTo(expected);
    assertThat(accepted(endpoint, "")).isEqualTo(expected);
    assertThat(accepted(endpoint, "&&")).isEqualTo(expected);
  }

  @Test
  void reads_every_parameter() {
    var filters =
        accepted(
            FilteredEndpoint.OBJECTS,
            "added_after=2016-02-01T00:00:01.000001Z&limit=50&next=abc"
                + "&match[id]="
                + INDICATOR
                + ","
                + SIGHTING
                + "&match[type]=indicator,sighting&match[version]=first,last"
                + "&match[spec_version]=2.0,2.1");
    assertThat(filters.addedAfter()).hasToString("2016-02-01T00:00:01.000001Z");
    assertThat(filters.limit()).isEqualTo(50);
    assertThat(filters.next()).isEqualTo("abc");
    assertThat(filters.match().ids())
        .containsExactlyInAnyOrder(StixId.parse(INDICATOR), StixId.parse(SIGHTING));
    assertThat(filters.match().types()).containsExactlyInAnyOrder("indicator", "sighting");
    assertThat(filters.match().versions())
        .isEqualTo(new VersionFilter(false, true, true, Set.of()));
    assertThat(filters.match().takesSpecVersion("2.1")).isTrue();
    assertThat(filters.match().takesSpecVersion("2.2")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "match[type]=indicator",
        "match%5Btype%5D=indicator",
        "match%5btype%5d=indicator",
        "match[type%5D=%69ndicator",
        "&match[type]=indicator&",
      })
  void brackets_may_be_literal_or_encoded(String query) {
    assertThat(accepted(FilteredEndpoint.OBJECTS, query).match().types())
        .containsExactly("indicator");
  }

  @ParameterizedTest
  @CsvSource({
    "2016-01-01T00:00:00Z, 2016-01-01T00:00:00.000000Z",
    "2016-01-01T00:00:00.123Z, 2016-01-01T00:00:00.123000Z",
    "2016-01-01T00%3A00%3A00.1234567Z, 2016-01-01T00:00:00.123456Z",
  })
  void added_after_may_have_any_number_of_fraction_digits(String value, String meant) {
    assertThat(accepted(FilteredEndpoint.OBJECTS, "added_after=" + value).addedAfter())
        .hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2016-01-01",
        "2016-01-01T00:00:00",
        "2016-01-01T00:00:00%2B00:00",
        "2016-01-01T00:00:00+00:00",
        "2016-01-01T00:00:00Z,2016-01-02T00:00:00Z",
        "%202016-01-01T00:00:00Z",
        "yesterday",
      })
  void refuses_an_added_after_that_is_not_one_timestamp(String value) {
    assertProblem("added_after=" + value, Code.ADDED_AFTER, "added_after");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1000, 1000", "007, 7", "9007199254740991, 9007199254740991"})
  void limit_is_a_positive_whole_number(String value, long meant) {
    assertThat(accepted(FilteredEndpoint.OBJECTS, "limit=" + value).limit()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "+1",
        "1.0",
        "1e3",
        "9007199254740992",
        "99999999999999999999",
        "ten",
        "1,2",
        "%D9%A1"
      })
  void refuses_another_limit(String value) {
    assertProblem("limit=" + value, Code.LIMIT, "limit");
  }

  @Test
  void the_servers_own_limit_still_holds() {
    assertThat(Filters.NONE.limitUpTo(100)).isEqualTo(100);
    assertThat(Filters.NONE.withLimit(7L).limitUpTo(100)).isEqualTo(7);
    assertThat(Filters.NONE.withLimit(9_007_199_254_740_991L).limitUpTo(100)).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"next=", "next", "limit=50&next="})
  void an_empty_next_counts_as_none(String query) {
    assertThat(accepted(FilteredEndpoint.OBJECTS, query).next()).isNull();
  }

  @Test
  void reads_every_form_of_version() {
    assertThat(versions("all")).isEqualTo(VersionFilter.ALL);
    assertThat(versions("last")).isEqualTo(VersionFilter.LAST);
    assertThat(versions("first")).isEqualTo(VersionFilter.FIRST);
    var time = StixTimestamp.parse("2018-03-02T01:01:01.123Z");
    assertThat(versions("2018-03-02T01:01:01.123Z")).isEqualTo(VersionFilter.of(time));
    assertThat(versions("first,2018-03-02T01:01:01.123Z,last"))
        .isEqualTo(new VersionFilter(false, true, true, Set.of(time)));
    assertThat(versions("2016-03-23T01:01:01.000Z,2018-03-02T01:01:01.123Z").exact()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all,all",
        "last,last",
        "first,last,first",
        "2018-03-02T01:01:01Z,2018-03-02T01:01:01Z",
        "2018-03-02T01:01:01Z,2018-03-02T01:01:01.000Z",
      })
  void refuses_the_same_version_twice(String value) {
    assertProblem("match[version]=" + value, Code.VERSION_REPEATED, "match[version]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all,last", "first,all", "all,2018-03-02T01:01:01.123Z"})
  void refuses_all_together_with_other_versions(String value) {
    assertProblem("match[version]=" + value, Code.VERSION_ALL, "match[version]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "latest",
        "ALL",
        "last,",
        ",last",
        "last, first",
        "2018-03-02",
        "2018-03-02T01:01:01.1234567890"
      })
  void refuses_other_versions(String value) {
    assertProblem("match[version]=" + value.replace(" ", "%20"), Code.VERSION, "match[version]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "indicator", "indicator--1", "../../etc/passwd", "x--y", INDICATOR + ","})
  void refuses_an_id_that_is_none(String value) {
    assertProblem("match[id]=" + value, Code.ID, "match[id]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Indicator", "in", "-indicator", "a--b", "indicator,,malware", "%00"})
  void refuses_a_type_that_is_none(String value) {
    assertProblem("match[type]=" + value, Code.TYPE, "match[type]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2.1.1", "v2.1", "2.1,", "two", "2.12345"})
  void refuses_a_specification_version_that_is_none(String value) {
    assertProblem("match[spec_version]=" + value, Code.SPEC_VERSION, "match[spec_version]");
  }

  @Test
  void takes_types_and_specification_versions_that_it_has_never_heard_of() {
    var match =
        accepted(FilteredEndpoint.OBJECTS, "match[type]=x-weather-report&match[spec_version]=3.0")
            .match();
    assertThat(match.types()).containsExactly("x-weather-report");
    assertThat(match.specVersions()).containsExactly("3.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "added_after=2016-01-01T00:00:00Z&added_after=2016-01-01T00:00:00Z",
        "limit=1&limit=2",
        "next=&next=",
        "match[id]=" + INDICATOR + "&match[id]=" + SIGHTING,
        "match[type]=indicator&match%5Btype%5D=malware",
        "match[version]=last&match[version]=first",
        "match[spec_version]=2.1&match[spec_version]=2.1",
      })
  void refuses_a_parameter_that_comes_twice(String query) {
    assertThat(refused(FilteredEndpoint.OBJECTS, query).code()).isEqualTo(Code.REPEATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo=bar",
        "foo",
        "=bar",
        "match[confidence]=90",
        "match[foo]=1&match[foo]=2",
        "match=1",
        "Limit=0",
        "MATCH[type]=-",
        "match[type=-",
        "limit[]=0",
      })
  void passes_over_what_it_does_not_know(String query) {
    assertThat(accepted(FilteredEndpoint.OBJECTS, query)).isEqualTo(Filters.NONE);
  }

  @Test
  void each_endpoint_takes_its_own_parameters_and_passes_over_the_others() {
    String elsewhere = "match[id]=?&match[type]=?&match[type]=?";
    assertThat(accepted(FilteredEndpoint.OBJECT, elsewhere)).isEqualTo(Filters.NONE);
    assertThat(accepted(FilteredEndpoint.VERSIONS, "match[version]=?&" + elsewhere).match())
        .isEqualTo(Match.EVERYTHING);
    assertThat(accepted(FilteredEndpoint.DELETE, "limit=0&next=x").match()).isEqualTo(Match.LATEST);
    assertThat(accepted(FilteredEndpoint.OBJECT, "limit=3&match[version]=all"))
        .isEqualTo(Filters.NONE.withLimit(3L).withMatch(Match.EVERYTHING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "added_after=2016-01-01T00:00:00Z",
        "match[type]=indicator",
        "match[id]=" + INDICATOR
      })
  void a_deletion_with_a_condition_that_it_cannot_honour_is_refused(String query) {
    assertThat(refused(FilteredEndpoint.DELETE, query).code()).isEqualTo(Code.NOT_APPLICABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%", "a=%4", "a=%zz", "a=%C3", "a=%C0%80", "a=%ED%A0%80", "a=\u00e9", "a=\n"})
  void refuses_broken_encoding_anywhere(String query) {
    assertProblem(query, Code.ENCODING, "");
  }

  @Test
  void reads_queries_up_to_the_limits_and_refuses_longer_ones() {
    String longest = "x=" + "y".repeat(Filters.QUERY_LENGTH_MAX - 2);
    assertThat(accepted(FilteredEndpoint.OBJECTS, longest)).isEqualTo(Filters.NONE);
    assertProblem(longest + "y", Code.TOO_LONG, "");

    assertThat(accepted(FilteredEndpoint.OBJECTS, "a&".repeat(Filters.PARAMETERS_MAX)))
        .isEqualTo(Filters.NONE);
    assertProblem("a&".repeat(Filters.PARAMETERS_MAX + 1), Code.TOO_MANY_PARAMETERS, "");

    String types = "match[type]=indicator" + ",indicator".repeat(Filters.VALUES_MAX - 1);
    assertThat(accepted(FilteredEndpoint.OBJECTS, types).match().types()).hasSize(1);
    assertProblem(types + ",indicator", Code.TOO_MANY_VALUES, "match[type]");

    String next = "next=" + "n".repeat(Filters.NEXT_LENGTH_MAX);
    assertThat(accepted(FilteredEndpoint.OBJECTS, next).next()).hasSize(Filters.NEXT_LENGTH_MAX);
    assertProblem(next + "n", Code.NEXT, "next");
  }

  @Test
  void a_problem_gives_back_a_short_excerpt() {
    var problem = refused(FilteredEndpoint.OBJECTS, "limit=" + "%F0%9F%98%80".repeat(500));
    assertThat(problem.value())
        .hasSizeLessThanOrEqualTo(FilterProblem.VALUE_LENGTH_MAX)
        .endsWith("…");
    assertThat(problem.value().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    assertThat(problem.code().text()).isEqualTo("query-limit");
  }

  @Test
  void the_object_in_the_path_becomes_part_of_the_match() {
    var id = StixId.parse(INDICATOR);
    assertThat(accepted(FilteredEndpoint.OBJECT, "match[version]=all").withOnly(id).match())
        .isEqualTo(new Match(Set.of(id), Set.of(), VersionFilter.ALL, Set.of()));
  }

  @Test
  void equal_matches_have_one_canonical_text() {
    var one =
        accepted(
            FilteredEndpoint.OBJECTS,
            "match[type]=tool,malware&match[version]=2018-03-02T01:01:01Z,last");
    var other =
        accepted(
            FilteredEndpoint.OBJECTS,
            "limit=3&match[version]=last,2018-03-02T01:01:01.000Z&match[type]=malware,tool,tool");
    assertThat(one.match()).isEqualTo(other.match());
    assertThat(one.match().canonical()).isEqualTo(other.match().canonical());
    assertThat(one.match().canonical()).isNotEqualTo(Match.LATEST.canonical());
    assertThat(accepted(FilteredEndpoint.OBJECTS, "match[version]=last").match().canonical())
        .isEqualTo(Match.LATEST.canonical());
  }

  @Test
  void writes_what_an_endpoint_takes_and_nothing_else() {
    var filters =
        new Filters(
            DateAdded.tryParse("2016-01-01T00:00:00Z").orElseThrow(),
            10L,
            "a b+c&d=é",
            new Match(
                Set.of(StixId.parse(INDICATOR)),
                Set.of("tool", "malware"),
                VersionFilter.ALL,
                Set.of("2.1")));
    assertThat(filters.toQuery(FilteredEndpoint.OBJECTS))
        .isEqualTo(
            "added_after=2016-01-01T00:00:00.000000Z&limit=10&next=a%20b%2Bc%26d%3D%C3%A9"
                + "&match%5Bid%5D="
                + INDICATOR
                + "&match%5Btype%5D=malware,tool&match%5Bversion%5D=all"
                + "&match%5Bspec_version%5D=2.1");
    assertThat(filters.toQuery(FilteredEndpoint.DELETE))
        .isEqualTo("match%5Bversion%5D=all&match%5Bspec_version%5D=2.1");
    assertThat(Filters.NONE.toQuery(FilteredEndpoint.OBJECTS)).isEmpty();
  }

  @Test
  void there_are_no_filters_that_could_not_be_asked() {
    assertThatIllegalArgumentException().isThrownBy(() -> Filters.NONE.withLimit(0L));
    assertThatIllegalArgumentException().isThrownBy(() -> Filters.NONE.withNext(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VersionFilter(true, true, false, Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VersionFilter(false, false, false, Set.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Match.LATEST.withTypes(Set.of("X")));
  }

  private static VersionFilter versions(String value) {
    return accepted(FilteredEndpoint.OBJECTS, "match[version]=" + value).match().versions();
  }

  private static Filters accepted(FilteredEndpoint endpoint, String query) {
    var reading = Filters.parse(endpoint, query);
    assertThat(reading).isInstanceOf(Filters.Reading.Accepted.class);
    return ((Filters.Reading.Accepted) reading).filters();
  }

  private static FilterProblem refused(FilteredEndpoint endpoint, String query) {
    var reading = Filters.parse(endpoint, query);
    assertThat(reading).isInstanceOf(Filters.Reading.Refused.class);
    return ((Filters.Reading.Refused) reading).problem();
  }

  private static void assertProblem(String query, Code code, String parameter) {
    var problem = refused(FilteredEndpoint.OBJECTS, query);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.parameter()).isEqualTo(parameter);
  }
}
