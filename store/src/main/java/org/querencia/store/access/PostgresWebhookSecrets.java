package org.querencia.store.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.webhook.Provider;
import org.querencia.runtime.webhook.WebhookSecret;
import org.querencia.runtime.webhook.WebhookSecrets;
import org.querencia.store.sql.OwnConnection.Work;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Secrets of webhooks in PostgreSQL, read from memory like the sources they belong to.
public final class PostgresWebhookSecrets implements WebhookSecrets {

    private final Reader reader;
    private volatile List<WebhookSecret> secrets;

    public PostgresWebhookSecrets(DataSource readers) {
        this.reader = new Reader(readers);
        this.secrets = reader.snapshot(PostgresWebhookSecrets::load);
    }

    @Override
    public List<WebhookSecret> of(SourceKey source) {
        return secrets.stream()
                .filter(secret -> secret.source().equals(source))
                .sorted(Comparator.comparing(WebhookSecret::provider))
                .toList();
    }

    @Override
    public Optional<WebhookSecret> find(SourceKey source, Provider provider) {
        return of(source).stream().filter(secret -> secret.provider() == provider).findFirst();
    }

    @Override
    public void save(WebhookSecret secret) {
        change(connection ->
                Rows.update(
                        connection,
                        """
                        insert into webhook_secret (source, provider, signing, verify_hash, at)
                        values (?, ?, ?, ?, ?)
                        on conflict (source, provider) do update
                        set signing = excluded.signing, verify_hash = excluded.verify_hash,
                            at = excluded.at
                        """,
                        secret.source().value(),
                        secret.provider().word(),
                        secret.signing(),
                        secret.verifyHash().orElse(null),
                        Rows.utc(secret.at())));
    }

    @Override
    public void delete(SourceKey source, Provider provider) {
        change(connection ->
                Rows.update(
                        connection,
                        "delete from webhook_secret where source = ? and provider = ?",
                        source.value(),
                        provider.word()));
    }

    private synchronized void change(Work<Integer> work) {
        secrets =
                reader.transaction(connection -> {
                    work.on(connection);
                    return load(connection);
                });
    }

    /// Those of providers that this version does not know stay where they are.
    private static List<WebhookSecret> load(Connection connection) throws SQLException {
        return Rows.list(
                        connection,
                        "select source, provider, signing, verify_hash, at from webhook_secret",
                        PostgresWebhookSecrets::secret)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<WebhookSecret> secret(ResultSet row) throws SQLException {
        Optional<Provider> provider = Provider.of(row.getString(2));
        if (provider.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new WebhookSecret(
                        new SourceKey(row.getString(1)),
                        provider.get(),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        Rows.instant(row, 5)));
    }
}
