package org.querencia.runtime.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every store of logins must do.
public abstract class SqlLoginsContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");

    /// A store with nothing in it; those opened before are gone.
    protected abstract SqlLogins empty();

    private static SqlLogin login(String name, String verifier) {
        return new SqlLogin(name, verifier, "ana@x.co", NOON);
    }

    @Test
    void a_login_is_kept_changed_and_given_up() {
        SqlLogins logins = empty();

        assertThat(logins.keep(login("metabase", "v1"))).isTrue();
        assertThat(logins.keep(login("grafana", "v2"))).isTrue();
        assertThat(logins.keep(login("metabase", "v3"))).isTrue();

        assertThat(logins.all()).containsExactly(login("grafana", "v2"), login("metabase", "v3"));
        assertThat(logins.find("metabase")).contains(login("metabase", "v3"));
        assertThat(logins.find("nobody")).isEmpty();
        assertThat(logins.delete("metabase")).isTrue();
        assertThat(logins.delete("metabase")).isFalse();
        assertThat(logins.all()).containsExactly(login("grafana", "v2"));
    }

    @Test
    void there_is_an_end_to_them() {
        SqlLogins logins = empty();
        for (int i = 0; i < SqlLogins.LOGINS_MAX; i++) {
            logins.keep(login("l" + i, "v"));
        }

        assertThat(logins.keep(login("one_more", "v"))).isFalse();
        assertThat(logins.all()).hasSize(SqlLogins.LOGINS_MAX);
    }
}
