package org.querencia.web.console.call;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.User;
import org.querencia.runtime.call.CallCard;
import org.querencia.runtime.call.CallList;
import org.querencia.runtime.call.CallList.Due;
import org.querencia.runtime.call.CallMailRound;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.MailPage;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Texts;

/// Writes a seller's list of the day as mail: whom to call, at which number, and why. Safe from any
/// thread.
public final class CallMails implements CallMailRound.Writer {

    private final Workspace workspace;
    private final ProfileViews views;
    private final Supplier<URI> baseUrl;
    private final InstantSource clock;

    /// @param baseUrl how browsers reach the console
    public CallMails(
            Workspace workspace, ProfileViews views, Supplier<URI> baseUrl, InstantSource clock) {
        this.workspace = workspace;
        this.views = views;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /// @param why one reason a line
    private record Entry(String name, String phone, List<String> why) {}

    @Override
    public Mail write(String id, User reader, CallList list) {
        Instant now = clock.instant();
        Texts texts = Texts.of(locale(reader));
        List<Entry> entries = list.due().stream().map(due -> entry(texts, now, due)).toList();
        String title =
                texts.text(
                        "call.mail.title",
                        entries.size(),
                        new Formats(texts, workspace.zone(), now).date(list.day()));
        String link = address("/calls");
        String why = texts.text("call.mail.why", address("/settings/you"));
        return new Mail(
                id,
                reader.email(),
                texts.text("call.mail.subject", entries.size()),
                "%s\n\n%s\n%s:\n%s\n\n-- \n%s\n"
                        .formatted(title, text(entries), texts.text("call.mail.open"), link, why),
                MailPage.of(
                        texts.locale(),
                        title,
                        html(entries),
                        new MailPage.Way(texts.text("call.mail.open"), link),
                        why),
                now);
    }

    private Entry entry(Texts texts, Instant now, Due due) {
        Optional<CallCard> card = views.view(due.person()).map(CallCard::of);
        return new Entry(
                card.map(CallCard::name)
                        .filter(name -> !name.isEmpty())
                        .orElseGet(() -> texts.text("call.mail.nameless")),
                card.flatMap(known -> known.phones().stream().findFirst()).orElse(""),
                CallWords.why(texts, now, due, card));
    }

    private static String text(List<Entry> entries) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.add(
                    "%d. %s %s\n%s\n"
                            .formatted(
                                    lines.size() + 1,
                                    entry.name(),
                                    entry.phone(),
                                    entry.why().stream()
                                            .map(why -> "   " + why)
                                            .collect(Collectors.joining("\n"))));
        }
        return String.join("\n", lines);
    }

    private static String html(List<Entry> entries) {
        return entries.stream()
                .map(entry ->
                        """
                        <li style="margin:0 0 12px"><b>%s</b> <a href="tel:%s">%s</a><br>%s</li>\
                        """
                                .formatted(
                                        MailPage.escaped(entry.name()),
                                        MailPage.escaped(entry.phone()),
                                        MailPage.escaped(entry.phone()),
                                        entry.why().stream()
                                                .map(MailPage::escaped)
                                                .collect(Collectors.joining("<br>"))))
                .collect(Collectors.joining("\n", "<ol style=\"padding-left:24px\">\n", "\n</ol>"));
    }

    private Locale locale(User reader) {
        return Locale.of(reader.language().getLanguage(), workspace.country());
    }

    private String address(String path) {
        String base = baseUrl.get().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
