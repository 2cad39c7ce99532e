package org.querencia.runtime.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Effect;
import org.querencia.runtime.access.User;
import org.querencia.runtime.mail.Mail;
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
                html(reader.language(), title, sentences, open, link, why),
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

    private static String html(
            Locale language,
            String title,
            List<String> sentences,
            String open,
            String link,
            String why) {
        String said =
                sentences.stream()
                        .map(sentence -> "<p>%s</p>".formatted(escaped(sentence)))
                        .collect(Collectors.joining("\n"));
        return """
        <!doctype html>
        <html lang="%s">
        <head><meta charset="utf-8"><title>%s</title></head>
        <body style="margin:0;padding:24px;background:#faf8f5;color:#2b2622;font:16px/1.5 sans-serif">
        <div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e6e0d8">
        <h1 style="font-size:20px;margin:0 0 16px">%s</h1>
        %s
        <p><a href="%s">%s</a></p>
        <p style="font-size:13px;color:#6b625a">%s</p>
        </div>
        </body>
        </html>
        """
                .formatted(
                        language.getLanguage(),
                        escaped(title),
                        escaped(title),
                        said,
                        escaped(link),
                        escaped(open),
                        escaped(why));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
