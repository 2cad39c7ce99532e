package org.querencia.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.querencia.app.access.Argon2Hasher;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import org.querencia.app.settings.SettingsException;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.PasswordHasher;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.access.WorkspaceStore;
import org.querencia.store.Database;
import org.querencia.web.http.Secrets;

/// What a new installation needs before it can serve: who the company is, a first source with its
/// key, a first API token, an administrator. Later starts change nothing that is there, but for
/// presets that are new.
final class FirstStart {

    /// The first source: a server's, so its key must be kept secret.
    static final SourceKey FIRST_SOURCE = new SourceKey("server");

    /// The source of pages, whose key everybody can read.
    static final SourceKey WEB_SOURCE = new SourceKey("web");

    private static final String FIRST_TOKEN = "first";
    private static final int EVENTS_PER_SECOND_SECRET = 100_000;
    private static final int EVENTS_PER_SECOND_PUBLIC = 2_000;

    private final Settings settings;
    private final Database database;
    private final PasswordHasher hasher;

    /// Said to people once, since only hashes are kept.
    record Secret(String what, String value) {}

    FirstStart(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
        this.hasher = new Argon2Hasher();
    }

    /// The workspace as it is stored, or made now.
    ///
    /// @param complete asks for what the settings leave open, or decides it
    Workspace workspace(UnaryOperator<Workspace> complete) {
        WorkspaceStore store = database.workspace();
        Optional<Workspace> known = store.load();
        if (known.isPresent()) {
            return known.get();
        }
        Workspace made =
                complete.apply(
                        CompanyDefaults.of(
                                settings.company(), Locale.getDefault(), WorkspaceStore.newSalt()));
        store.save(made);
        return made;
    }

    /// Sources, keys, tokens and the administrator; returns what must be shown once.
    List<Secret> access() {
        return java.util.stream.Stream.of(writeKey(), apiToken())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Secret> writeKey() {
        Sources sources = database.sources();
        Optional<String> preset = settings.presets().writeKey();
        boolean fresh = sources.all().isEmpty();
        if (fresh) {
            sources.save(source(FIRST_SOURCE, "Server", Trust.SECRET, ""));
            String webKey = Secrets.random();
            sources.save(source(WEB_SOURCE, "Web", Trust.PUBLIC, webKey));
            sources.addWriteKey(WEB_SOURCE, webKey);
        }
        if (preset.isPresent()) {
            if (sources.byWriteKey(preset.get()).isEmpty()
                    && sources.source(FIRST_SOURCE).isPresent()) {
                sources.addWriteKey(FIRST_SOURCE, preset.get());
            }
            return Optional.empty();
        }
        if (!fresh) {
            return Optional.empty();
        }
        String key = Secrets.random();
        sources.addWriteKey(FIRST_SOURCE, key);
        return Optional.of(new Secret("Write key of the source 'server'", key));
    }

    private Optional<Secret> apiToken() {
        Users users = database.users();
        Optional<String> preset = settings.presets().apiToken();
        if (preset.isPresent()) {
            if (users.apiToken(preset.get()).isEmpty()) {
                users.addApiToken(unusedName(users), preset.get(), java.time.Instant.now());
            }
            return Optional.empty();
        }
        if (!users.apiTokens().isEmpty()) {
            return Optional.empty();
        }
        String token = Secrets.random();
        users.addApiToken(FIRST_TOKEN, token, java.time.Instant.now());
        return Optional.of(new Secret("API token", token));
    }

    /// Makes the administrator of the settings, then refuses to be reachable from elsewhere while
    /// nobody has a password.
    void administrator() {
        Users users = database.users();
        Presets presets = settings.presets();
        presets.administrator()
                .filter(email -> users.byEmail(email).isEmpty())
                .ifPresent(email ->
                        users.save(
                                new User(
                                        email,
                                        email,
                                        Role.ADMINISTRATOR,
                                        presets.administratorPassword()
                                                .map(hasher::hash)
                                                .orElse(""),
                                        database.workspace()
                                                .load()
                                                .map(Workspace::language)
                                                .orElse(Locale.ENGLISH))));
        boolean somebody = users.all().stream().anyMatch(user -> !user.passwordHash().isEmpty());
        if (!somebody && reachableFromElsewhere()) {
            throw new SettingsException(
                    "nobody has a password yet, so the server stays on this machine: set"
                            + " administrator and administrator-password"
                            + " (QUERENCIA_ADMINISTRATOR, QUERENCIA_ADMINISTRATOR_PASSWORD), or"
                            + " run `querencia user add` first, before setting host '%s'%s"
                                    .formatted(
                                            settings.listen().host(),
                                            settings.listen()
                                                    .baseUrl()
                                                    .map(url -> " or base-url " + url)
                                                    .orElse("")));
        }
    }

    private boolean reachableFromElsewhere() {
        return !Loopback.is(settings.listen().host())
                || settings.listen()
                        .baseUrl()
                        .filter(url -> !Loopback.is(String.valueOf(url.getHost())))
                        .isPresent();
    }

    private static String unusedName(Users users) {
        String name = FIRST_TOKEN;
        for (int next = 2; users.apiTokens().contains(name); next++) {
            name = FIRST_TOKEN + "-" + next;
        }
        return name;
    }

    private static Source source(SourceKey key, String name, Trust trust, String publicKey) {
        boolean secret = trust == Trust.SECRET;
        return new Source(
                key,
                name,
                trust,
                true,
                Origin.PRIORITY_DEFAULT,
                Origin.NAMESPACE_DEFAULT,
                List.of(),
                secret ? EVENTS_PER_SECOND_SECRET : EVENTS_PER_SECOND_PUBLIC,
                publicKey,
                secret);
    }
}
