package org.entente.exchange.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretTest {
  private static final byte[] BYTES = "sesame".getBytes(StandardCharsets.UTF_8);

  @Test
  void prints_nothing_of_itself() {
    assertThat(Secret.copyOf(BYTES).toString()).isEqualTo("(secret)");
    assertThat(Password.of("open sesame").toString()).isEqualTo("(password)");
    TokenSecret token = TokenSecret.random(new SecureRandom());
    assertThat(token.toString()).isEqualTo("entente_(secret)");
  }

  @Test
  void equals_by_its_bytes_and_hashes_by_none_of_them() {
    Secret secret = Secret.copyOf(BYTES);
    Secret other = Secret.copyOf(new byte[6]);

    assertThat(secret).isEqualTo(Secret.copyOf(BYTES)).isNotEqualTo(other);
    assertThat(secret.hashCode()).isEqualTo(other.hashCode());
  }

  @Test
  void is_not_changed_through_the_arrays_that_go_in_and_out() {
    byte[] in = BYTES.clone();
    Secret secret = Secret.copyOf(in);
    in[0] = 0;
    secret.bytes(SecretAccess.GRANTED)[1] = 0;

    assertThat(secret.bytes(SecretAccess.GRANTED)).isEqualTo(BYTES);
  }

  @Test
  void a_password_is_the_same_however_its_accents_were_typed() {
    assertThat(Password.of("mot de pass\u00e9")).isEqualTo(Password.of("mot de passe\u0301"));
    assertThat(Password.of("كلمة السر 🔑").characters()).isEqualTo(11);
  }
}
