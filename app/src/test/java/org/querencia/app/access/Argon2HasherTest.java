package org.querencia.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HasherTest {
    private final Argon2Hasher hasher = new Argon2Hasher();

    @Test
    void a_password_matches_its_own_hash_and_no_other() {
        String stored = hasher.hash("correcto caballo pila grapa");

        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.matches("correcto caballo pila grapa", stored)).isTrue();
        assertThat(hasher.matches("Correcto caballo pila grapa", stored)).isFalse();
    }

    @Test
    void equal_passwords_get_unequal_hashes() {
        assertThat(hasher.hash("correcto caballo")).isNotEqualTo(hasher.hash("correcto caballo"));
    }

    /// Made with the reference implementation: `echo -n password | argon2 somesalt -id -t 2 -k
    /// 65536 -p 1 -l 32 -e`.
    @Test
    void a_hash_of_the_reference_implementation_is_understood() {
        assertThat(
                        hasher.matches(
                                "password",
                                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                                        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8A",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void nothing_matches_what_is_no_hash_of_ours(String stored) {
        assertThat(hasher.matches("correcto caballo", stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short"})
    void short_passwords_are_refused(String password) {
        assertThatThrownBy(() -> hasher.hash(password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 10 to 200");
    }
}
