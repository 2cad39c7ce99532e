package org.querencia.runtime.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Effect;
import org.querencia.runtime.access.User;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.MailPage;
import org.querencia.runtime.mail.Readers;

/// Writes what mail says of alarms, to each reader in their language. Safe from any thread.
public final class AlarmMails implements Function<Effect, List<Mail>> {

    private final AlarmWords words;
    private final Readers readers;
    private final Supplier<URI> baseUrl;
    private final InstantSource clock;

    /// @param baseUrl how browsers reach the console
    public AlarmMails(
            AlarmWords words, Readers readers, Supplier<URI> baseUrl, InstantSource clock) {
        this.words = words;
        this.readers = readers;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /// That an alarm is over is no mail: whoever looks sees it.
    @Override
    public List<Mail> apply(Effect effect) {
        return switch (effect) {
            case Effect.Raised _, Effect.Repeated _ ->
                    readers.ofAlarms().stream().map(reader -> mail(effect, reader)).toList();
            case Effect.Ended _ -> List.of();
        };
    }

    private Mail mail(Effect effect, User reader) {
        Alarm alarm = effect.alarm();
        ResourceBundle bundle = AlarmWords.words(reader.language());
        String title = words.title(alarm, reader.language());
        boolean again = effect instanceof Effect.Repeated;
        String subject =
                bundle.getString(again ? "mail.again" : "mail.subject").replace("{0}", title);
        List<String> sentences = words.sentences(alarm, reader.language());
        String link = address("/alarms/" + alarm.id());
        String why = bundle.getString("mail.why").replace("{0}", address("/mail"));
        String open = bundle.getString("mail.open");
        return new Mail(
                id(alarm.id(), again ? alarm.acts().size() : 0, reader),
                reader.email(),
                subject,
                "%s\n\n%s\n\n%s:\n%s\n\n-- \n%s\n"
                        .formatted(title, String.join("\n", sentences), open, link, why),
                MailPage.of(
                        reader.language(),
                        title,
                        sentences.stream()
                                .map(sentence -> "<p>%s</p>".formatted(MailPage.escaped(sentence)))
                                .collect(Collectors.joining("\n")),
                        new MailPage.Way(open, link),
                        why),
                clock.instant());
    }

    /// One mail of one alarm to one reader, however often it is written.
    private static String id(String alarm, int time, User reader) {
        return UUID.nameUUIDFromBytes(
                        "%s\n%d\n%s".formatted(alarm, time, reader.email()).getBytes(UTF_8))
                .toString();
    }

    private String address(String path) {
        String base = baseUrl.get().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
