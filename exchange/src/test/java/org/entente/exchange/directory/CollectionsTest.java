package org.entente.exchange.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.exchange.TestNode.done;
import static org.entente.exchange.TestNode.refused;

import java.util.UUID;
import org.entente.exchange.Settings;
import org.entente.exchange.TestNode;
import org.entente.exchange.access.Caller;
import org.entente.exchange.access.Grant;
import org.entente.exchange.access.Rights;
import org.entente.exchange.access.Role;
import org.entente.exchange.collection.ApiRoot;
import org.entente.exchange.collection.Collection;
import org.entente.exchange.collection.Collection.Validation;
import org.entente.exchange.collection.CollectionId;
import org.entente.exchange.directory.Collections.NewCollection;
import org.entente.exchange.directory.Collections.Visible;
import org.entente.exchange.refusal.RefusalCode;
import org.entente.stix.marking.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionsTest {
  private final TestNode node = new TestNode();
  private final Collections collections = node.exchange.collections();
  private final ApiRoots roots = node.exchange.apiRoots();

  @Test
  void a_collection_survives_a_restart_with_all_that_was_said() {
    var proposal =
        new NewCollection(
            "indicators",
            null,
            "ioc",
            "Indicateurs",
            "مؤشرات",
            Tlp.AMBER_STRICT,
            Validation.LENIENT);
    Collection added = done(collections.add(node.owner, proposal));
    Collections after = node.reopened(Settings.DEFAULTS).collections();

    assertThat(after.get(added.id())).contains(added);
    assertThat(added.apiRoot()).isEqualTo(ApiRoot.DEFAULT_NAME);
    assertThat(added.defaultMarking()).isEqualTo(Tlp.AMBER_STRICT);
    assertThat(added.id().uuid().version()).isEqualTo(4);
  }

  @Test
  void is_found_by_id_alias_and_name() {
    Collection added = add("indicators", "ioc", null);
    String id = added.id().toString();

    for (String reference :
        new String[] {id, id.toUpperCase(java.util.Locale.ROOT), "ioc", "indicators"}) {
      assertThat(done(collections.find(node.owner, null, reference)).collection()).isEqualTo(added);
      assertThat(done(collections.find(node.owner, "exchange", reference)).collection())
          .isEqualTo(added);
    }
    assertThat(refused(collections.find(node.owner, null, "other")))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
  }

  @Test
  void is_not_found_under_another_api_root() {
    done(roots.add(node.owner, "partners", null, null, null));
    Collection added = add("indicators", "ioc", null);

    for (String reference : new String[] {added.id().toString(), "ioc", "indicators"}) {
      assertThat(refused(collections.find(node.owner, "partners", reference)))
          .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
    }
  }

  @Test
  void an_alias_is_distinct_in_its_api_root_only() {
    done(roots.add(node.owner, "partners", null, null, null));
    Collection ours = add("ours", "ioc", null);
    Collection theirs = add("theirs", "ioc", "partners");

    assertThat(done(collections.find(node.owner, "exchange", "ioc")).collection()).isEqualTo(ours);
    assertThat(done(collections.find(node.owner, "partners", "ioc")).collection())
        .isEqualTo(theirs);
    assertThat(refused(collections.find(node.owner, null, "ioc")))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
    assertThat(refused(collections.add(node.owner, proposal("third", "ioc", "partners"))))
        .isEqualTo(RefusalCode.COLLECTION_EXISTS);
  }

  @Test
  void names_and_aliases_never_mean_two_collections() {
    done(roots.add(node.owner, "partners", null, null, null));
    Collection first = add("first", "one", null);

    assertThat(refused(collections.add(node.owner, proposal("first", null, "partners"))))
        .isEqualTo(RefusalCode.COLLECTION_EXISTS);
    assertThat(refused(collections.add(node.owner, proposal("second", "first", null))))
        .isEqualTo(RefusalCode.COLLECTION_EXISTS);
    assertThat(refused(collections.add(node.owner, proposal("one", null, null))))
        .isEqualTo(RefusalCode.COLLECTION_EXISTS);
    Collection one = add("one", "first", "partners");
    assertThat(done(collections.find(node.owner, "exchange", "one")).collection()).isEqualTo(first);
    assertThat(done(collections.find(node.owner, "partners", "first")).collection()).isEqualTo(one);
    assertThat(done(collections.find(node.owner, null, "one")).collection()).isEqualTo(one);
  }

  @Test
  void what_one_has_no_right_to_does_not_exist() {
    Collection open = add("open", null, null);
    Collection hidden = add("hidden", null, null);
    Caller amina = node.someone(Role.ANALYST);
    done(node.exchange.grants().set(node.owner, "analyst", open.id(), Grant.READ));

    assertThat(done(collections.list(amina, null)))
        .containsExactly(new Visible(open, new Rights(true, false, true)));
    assertThat(refused(collections.find(amina, null, "hidden")))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
    assertThat(refused(collections.find(amina, null, hidden.id().toString())))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
    assertThat(node.store.lastRecord().outcome()).isEqualTo("collection-not-found");
  }

  @Test
  void who_keeps_the_directory_sees_all_of_it_and_the_rights_they_lack() {
    Collection hidden = add("hidden", null, null);
    Caller operator = node.someone(Role.OPERATOR);

    assertThat(done(collections.list(operator, null))).isEmpty();
    assertThat(done(collections.listAll(operator, null)))
        .containsExactly(new Visible(hidden, Rights.NONE));
    assertThat(done(collections.findAny(operator, "hidden")).rights()).isEqualTo(Rights.NONE);
    assertThat(refused(collections.listAll(node.someone(Role.ANALYST), null)))
        .isEqualTo(RefusalCode.FORBIDDEN);
  }

  @Test
  void lists_are_in_the_order_of_names_and_of_one_api_root_if_asked() {
    done(roots.add(node.owner, "partners", null, null, null));
    add("b", null, null);
    add("c", null, "partners");
    add("a", null, null);

    assertThat(done(collections.list(node.owner, null)))
        .extracting(it -> it.collection().name())
        .containsExactly("a", "b", "c");
    assertThat(done(collections.list(node.owner, "partners")))
        .extracting(it -> it.collection().name())
        .containsExactly("c");
  }

  @Test
  void removing_takes_the_objects_and_grants_along() {
    Collection gone = add("gone", null, null);
    node.add("amina", Role.ANALYST);
    done(node.exchange.grants().set(node.owner, "amina", gone.id(), Grant.READ));

    done(collections.remove(node.owner, gone.id()));
    assertThat(collections.get(gone.id())).isEmpty();
    assertThat(node.store.dropped()).containsExactly(gone.id());
    assertThat(done(node.exchange.grants().list(node.owner, "amina", null))).isEmpty();
    assertThat(refused(collections.remove(node.owner, gone.id())))
        .isEqualTo(RefusalCode.COLLECTION_NOT_FOUND);
    add("gone", null, null);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void administrators_and_operators_keep_collections(Role role) {
    Collection there = add("there", null, null);
    Caller caller = node.someone(role);
    if (role == Role.ADMIN || role == Role.OPERATOR) {
      done(collections.add(caller, NewCollection.named("new")));
      done(roots.add(caller, "new", null, null, null));
      done(collections.remove(caller, there.id()));
    } else {
      assertThat(refused(collections.add(caller, NewCollection.named("new"))))
          .isEqualTo(RefusalCode.FORBIDDEN);
      assertThat(refused(roots.add(caller, "new", null, null, null)))
          .isEqualTo(RefusalCode.FORBIDDEN);
      assertThat(refused(collections.remove(caller, there.id()))).isEqualTo(RefusalCode.FORBIDDEN);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "a b",
        "a/b",
        "../a",
        "a%2e",
        ".a",
        "-a",
        "91a7b528-80eb-42ed-a74d-c6fbd5a26116"
      })
  void a_name_has_a_narrow_form_and_is_no_id(String name) {
    assertThat(refused(collections.add(node.owner, NewCollection.named(name))))
        .isEqualTo(RefusalCode.NAME_INVALID);
    assertThat(refused(collections.add(node.owner, proposal("fine", name, null))))
        .isEqualTo(RefusalCode.VALUE_INVALID);
  }

  @Test
  void title_and_description_have_bounds() {
    String title = "t".repeat(Collection.TITLE_LENGTH_MAX);
    String text = "d".repeat(Collection.DESCRIPTION_LENGTH_MAX);
    done(collections.add(node.owner, described("a", title, text)));

    assertThat(refused(collections.add(node.owner, described("b", title + "t", text))))
        .isEqualTo(RefusalCode.VALUE_INVALID);
    assertThat(refused(collections.add(node.owner, described("b", title, text + "d"))))
        .isEqualTo(RefusalCode.VALUE_INVALID);
    assertThat(refused(collections.add(node.owner, described("b", " ", text))))
        .isEqualTo(RefusalCode.VALUE_INVALID);
  }

  @Test
  void the_api_root_must_be_there() {
    assertThat(refused(collections.add(node.owner, proposal("a", null, "nowhere"))))
        .isEqualTo(RefusalCode.API_ROOT_NOT_FOUND);
  }

  @Test
  void there_is_always_the_api_root_exchange_and_it_comes_first() {
    done(roots.add(node.owner, "alliance", null, null, null));

    assertThat(done(roots.list(node.owner)))
        .extracting(ApiRoot::name)
        .containsExactly("exchange", "alliance");
    assertThat(node.reopened(Settings.DEFAULTS).apiRoots().all()).hasSize(2);
    assertThat(refused(roots.add(node.owner, "exchange", null, null, null)))
        .isEqualTo(RefusalCode.API_ROOT_EXISTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"taxii2", "admin", "health", "metrics", "", "a.b", "a/b", "Ü", "-a", "A"})
  void an_api_root_takes_no_path_that_the_node_needs(String name) {
    assertThat(refused(roots.add(node.owner, name, null, null, null)))
        .isEqualTo(RefusalCode.NAME_INVALID);
  }

  @Test
  void the_content_length_has_bounds() {
    done(roots.add(node.owner, "a", null, null, ApiRoot.CONTENT_LENGTH_MIN));
    done(roots.add(node.owner, "b", null, null, ApiRoot.CONTENT_LENGTH_MAX));

    assertThat(refused(roots.add(node.owner, "c", null, null, ApiRoot.CONTENT_LENGTH_MIN - 1)))
        .isEqualTo(RefusalCode.VALUE_INVALID);
    assertThat(refused(roots.add(node.owner, "c", null, null, ApiRoot.CONTENT_LENGTH_MAX + 1)))
        .isEqualTo(RefusalCode.VALUE_INVALID);
  }

  @Test
  void ids_are_read_in_full_only() {
    var id = new CollectionId(new UUID(1, 2));

    assertThat(CollectionId.parse(id.toString())).contains(id);
    assertThat(CollectionId.parse("1-1-1-1-1")).isEmpty();
    assertThat(CollectionId.parse("")).isEmpty();
  }

  private Collection add(String name, String alias, String root) {
    return done(collections.add(node.owner, proposal(name, alias, root)));
  }

  private static NewCollection proposal(String name, String alias, String root) {
    return new NewCollection(name, root, alias, null, null, null, Validation.STRICT);
  }

  private static NewCollection described(String name, String title, String description) {
    return new NewCollection(name, null, null, title, description, null, Validation.STRICT);
  }
}
