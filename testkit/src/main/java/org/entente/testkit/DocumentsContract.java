package org.entente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.entente.exchange.commit.Commit;
import org.entente.exchange.commit.Documents;
import org.entente.exchange.commit.Documents.Kind;
import org.junit.jupiter.api.Test;

/// What every [Documents] does.
public abstract class DocumentsContract extends StoreContract {
  @Test
  void gives_back_what_was_put() {
    put(Kind.ACCOUNT, "alice", "one");
    assertThat(get(Kind.ACCOUNT, "alice")).isEqualTo("one");
    reopen();
    assertThat(get(Kind.ACCOUNT, "alice")).isEqualTo("one");
  }

  @Test
  void is_empty_for_what_was_never_put() {
    assertThat(store.documents().get(Kind.ACCOUNT, "alice")).isEmpty();
    assertThat(store.documents().all(Kind.ACCOUNT)).isEmpty();
  }

  @Test
  void replaces_a_document() {
    put(Kind.ACCOUNT, "alice", "one");
    put(Kind.ACCOUNT, "alice", "two");
    assertThat(get(Kind.ACCOUNT, "alice")).isEqualTo("two");
  }

  @Test
  void deletes_a_document_and_does_not_mind_when_there_is_none() {
    put(Kind.ACCOUNT, "alice", "one");
    delete(Kind.ACCOUNT, "alice");
    delete(Kind.ACCOUNT, "alice");
    assertThat(store.documents().get(Kind.ACCOUNT, "alice")).isEmpty();
  }

  @Test
  void keeps_kinds_apart() {
    put(Kind.ACCOUNT, "a", "account");
    put(Kind.TOKEN, "a", "token");
    assertThat(get(Kind.ACCOUNT, "a")).isEqualTo("account");
    assertThat(store.documents().all(Kind.TOKEN)).containsOnlyKeys("a");
    assertThat(store.documents().all(Kind.GRANT)).isEmpty();
  }

  @Test
  void orders_keys_by_code_points() {
    for (String key : new String[] {"b", "a", "\uff5e", "\ud83d\ude00", "é", "aa", ""}) {
      put(Kind.GRANT, key, key);
    }
    assertThat(store.documents().all(Kind.GRANT).keySet())
        .containsExactly("", "a", "aa", "b", "é", "\uff5e", "\ud83d\ude00");
  }

  @Test
  void shows_work_its_own_puts_and_deletes() {
    put(Kind.ACCOUNT, "alice", "one");
    String seen =
        store
            .committer()
            .commit(commit -> {
              String before = text(commit, "alice");
              commit.put(Kind.ACCOUNT, "alice", "two".getBytes(StandardCharsets.UTF_8));
              String between = text(commit, "alice");
              commit.delete(Kind.ACCOUNT, "alice");
              return before + between + text(commit, "alice");
            });
    assertThat(seen).isEqualTo("onetwo-");
  }

  @Test
  void keeps_documents_and_keys_up_to_their_limits() {
    String key = "k".repeat(Documents.KEY_BYTES_MAX);
    String content = "c".repeat(Documents.CONTENT_BYTES_MAX);
    put(Kind.NODE, key, content);
    assertThat(get(Kind.NODE, key)).isEqualTo(content);
  }

  @Test
  void refuses_documents_and_keys_beyond_their_limits() {
    assertThatThrownBy(() -> put(Kind.NODE, "k", "c".repeat(Documents.CONTENT_BYTES_MAX + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> put(Kind.NODE, "k".repeat(Documents.KEY_BYTES_MAX + 1), "c"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.documents().all(Kind.NODE)).isEmpty();
  }

  @Test
  void nobody_can_change_a_document_by_its_bytes() {
    byte[] given = "one".getBytes(StandardCharsets.UTF_8);
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.put(Kind.ACCOUNT, "alice", given);
          given[0] = 'x';
          return true;
        });
    store.documents().get(Kind.ACCOUNT, "alice").orElseThrow()[0] = 'y';
    assertThat(get(Kind.ACCOUNT, "alice")).isEqualTo("one");
  }

  private void put(Kind kind, String key, String text) {
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.put(kind, key, text.getBytes(StandardCharsets.UTF_8));
          return true;
        });
  }

  private void delete(Kind kind, String key) {
    store
        .committer()
        .<Boolean>commit(commit -> {
          commit.delete(kind, key);
          return true;
        });
  }

  private String get(Kind kind, String key) {
    return new String(store.documents().get(kind, key).orElseThrow(), StandardCharsets.UTF_8);
  }

  private static String text(Commit commit, String key) {
    return commit
        .document(Kind.ACCOUNT, key)
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .orElse("-");
  }
}
