package org.querencia.store.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.access.Users;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Users, sessions, sign-in links and API tokens in PostgreSQL.
public final class PostgresUsers implements Users {

    private static final String USER =
            "select m.email, m.name, m.role, m.password_hash, m.language from member m ";

    private final Reader reader;

    public PostgresUsers(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public List<User> all() {
        return users(USER + "order by m.email");
    }

    @Override
    public Optional<User> byEmail(String email) {
        return users(USER + "where m.email = ?", email).stream().findFirst();
    }

    @Override
    public void save(User user) {
        update(
                """
                insert into member (email, name, role, password_hash, language) values (?, ?, ?, ?, ?)
                on conflict (email) do update
                set name = excluded.name, role = excluded.role,
                    password_hash = excluded.password_hash, language = excluded.language
                """,
                user.email(),
                user.name(),
                code(user.role()),
                user.passwordHash(),
                user.language().toLanguageTag());
    }

    /// Sessions and links of the user go too.
    @Override
    public void delete(String email) {
        update("delete from member where email = ?", email);
    }

    @Override
    public void openSession(String secret, String email, Instant until) {
        update(
                "insert into session (hash, email, until) values (?, ?, ?)",
                Secrets.hash(secret),
                email,
                Rows.utc(until));
    }

    @Override
    public Optional<User> session(String secret, Instant now) {
        return users(
                        USER + "join session s using (email) where s.hash = ? and s.until > ?",
                        Secrets.hash(secret),
                        Rows.utc(now))
                .stream()
                .findFirst();
    }

    @Override
    public void closeSession(String secret) {
        update("delete from session where hash = ?", Secrets.hash(secret));
    }

    @Override
    public void closeSessions(String email) {
        update("delete from session where email = ?", email);
    }

    @Override
    public void addSignInLink(String secret, String email, Instant until) {
        update(
                "insert into sign_in_link (hash, email, until) values (?, ?, ?)",
                Secrets.hash(secret),
                email,
                Rows.utc(until));
    }

    @Override
    public Optional<User> useSignInLink(String secret, Instant now) {
        return users(
                        """
                        with used as (delete from sign_in_link where hash = ? returning email, until)
                        """
                                + USER
                                + "join used u using (email) where u.until > ?",
                        Secrets.hash(secret),
                        Rows.utc(now))
                .stream()
                .findFirst();
    }

    @Override
    public void addApiToken(String name, String secret, Instant at) {
        update(
                """
                insert into api_token (hash, name, at) values (?, ?, ?)
                on conflict (hash) do update set name = excluded.name
                """,
                Secrets.hash(secret),
                name,
                Rows.utc(at));
    }

    @Override
    public Optional<String> apiToken(String secret) {
        return names("select name from api_token where hash = ?", Secrets.hash(secret)).stream()
                .findFirst();
    }

    @Override
    public List<String> apiTokens() {
        return names("select name from api_token order by name");
    }

    @Override
    public void revokeApiToken(String name) {
        update("delete from api_token where name = ?", name);
    }

    private List<User> users(String sql, Object... parameters) {
        return reader.read(
                connection -> Rows.list(connection, sql, PostgresUsers::user, parameters));
    }

    private List<String> names(String sql, Object... parameters) {
        return reader.read(
                connection -> Rows.list(connection, sql, row -> row.getString(1), parameters));
    }

    private void update(String sql, Object... parameters) {
        reader.transaction(connection -> Rows.update(connection, sql, parameters));
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getString(1),
                row.getString(2),
                role(row.getInt(3)),
                row.getString(4),
                Locale.forLanguageTag(row.getString(5)));
    }

    private static int code(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> 1;
            case MEMBER -> 2;
            case SELLER -> 3;
        };
    }

    private static Role role(int code) {
        return switch (code) {
            case 1 -> Role.ADMINISTRATOR;
            case 2 -> Role.MEMBER;
            case 3 -> Role.SELLER;
            default ->
                    throw new IllegalStateException(
                            "role %d is unknown: written by a newer version?".formatted(code));
        };
    }
}
