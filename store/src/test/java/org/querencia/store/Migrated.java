package org.querencia.store;

/// Opens a database once, so that it has the tables.
public final class Migrated {

    private Migrated() {}

    public static void migrate(DatabaseSettings settings) {
        Database.open(settings).close();
    }
}
