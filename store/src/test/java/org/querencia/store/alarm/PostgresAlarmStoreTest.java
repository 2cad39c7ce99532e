package org.querencia.store.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.alarm.AlarmStoreContract;
import org.querencia.store.Database;
import org.querencia.store.kit.TestPostgres;

class PostgresAlarmStoreTest extends AlarmStoreContract {

    private @Nullable Database open;

    @Override
    protected Stores empty() {
        Database database = database();
        return new Stores(database.alarms(), database.outbox());
    }

    @Test
    void what_a_user_prefers_is_kept_and_goes_with_the_user() {
        Database database = database();
        database.users()
                .save(new User("ana@shop.example", "Ana", Role.MEMBER, "", Locale.of("es")));

        database.mailPreferences().save("ana@shop.example", true);
        assertThat(database.mailPreferences().alarms("ana@shop.example")).contains(true);
        database.mailPreferences().save("ana@shop.example", false);
        assertThat(database.mailPreferences().alarms("ana@shop.example")).contains(false);

        assertThat(database.mailPreferences().callsHour("ana@shop.example")).isEmpty();
        database.mailPreferences().saveCallsHour("ana@shop.example", Optional.of(7));
        assertThat(database.mailPreferences().callsHour("ana@shop.example")).contains(7);
        database.mailPreferences().saveCallsHour("ana@shop.example", Optional.empty());
        assertThat(database.mailPreferences().callsHour("ana@shop.example")).isEmpty();

        database.users().delete("ana@shop.example");
        assertThat(database.mailPreferences().alarms("ana@shop.example")).isEmpty();
        database.users()
                .save(new User("ana@shop.example", "Ana", Role.MEMBER, "", Locale.of("es")));
        database.mailPreferences().saveCallsHour("ana@shop.example", Optional.of(7));
        assertThat(database.mailPreferences().alarms("ana@shop.example")).isEmpty();
    }

    private Database database() {
        close();
        Database database = Database.open(TestPostgres.embedded().fresh());
        open = database;
        return database;
    }

    @AfterEach
    void close() {
        Database database = open;
        open = null;
        if (database != null) {
            database.close();
        }
    }
}
