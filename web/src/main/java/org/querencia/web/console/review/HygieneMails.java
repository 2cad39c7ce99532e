package org.querencia.web.console.review;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.MailPage;
import org.querencia.runtime.review.Figure;
import org.querencia.runtime.review.HygieneMailRound;
import org.querencia.runtime.review.HygieneReport;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Texts;

/// Writes the hygiene report of a month as mail: in the language of its reader where they are a
/// user, else of the company. Safe from any thread.
public final class HygieneMails implements HygieneMailRound.Writer {

    private final Workspace workspace;
    private final Users users;
    private final Supplier<URI> baseUrl;
    private final InstantSource clock;

    /// @param baseUrl how browsers reach the console
    public HygieneMails(
            Workspace workspace, Users users, Supplier<URI> baseUrl, InstantSource clock) {
        this.workspace = workspace;
        this.users = users;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    private record Line(String label, String said, String change) {}

    @Override
    public Mail write(
            String id,
            String reader,
            YearMonth month,
            HygieneReport report,
            Optional<HygieneReport> before) {
        Instant now = clock.instant();
        Texts texts = Texts.of(locale(reader));
        List<Line> lines = lines(report, before, texts, new Formats(texts, workspace.zone(), now));
        String title =
                texts.text(
                        "hygiene.mail.title",
                        month.getMonth().getDisplayName(TextStyle.FULL, texts.locale())
                                + " "
                                + month.getYear());
        String link = address("/review/hygiene");
        String why = texts.text("hygiene.mail.why", link);
        String open = texts.text("hygiene.mail.open");
        return new Mail(
                id,
                reader,
                title,
                "%s\n\n%s\n\n%s:\n%s\n\n-- \n%s\n"
                        .formatted(
                                title,
                                lines.stream()
                                        .map(line ->
                                                "%s: %s %s"
                                                        .formatted(
                                                                line.label(),
                                                                line.said(),
                                                                line.change())
                                                        .strip())
                                        .collect(Collectors.joining("\n")),
                                open,
                                link,
                                why),
                MailPage.of(texts.locale(), title, html(lines), new MailPage.Way(open, link), why),
                now);
    }

    private static List<Line> lines(
            HygieneReport report, Optional<HygieneReport> before, Texts texts, Formats formats) {
        List<Line> lines = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            lines.add(
                    new Line(
                            texts.text("hygiene.figure." + figure.code()),
                            formats.number(report.figure(figure)),
                            before.map(then ->
                                            "("
                                                    + texts.text(
                                                            "hygiene.against",
                                                            formats.number(then.figure(figure)))
                                                    + ")")
                                    .orElse("")));
        }
        return lines;
    }

    private static String html(List<Line> lines) {
        return lines.stream()
                .map(line ->
                        """
                        <tr><td style="padding:4px 16px 4px 0">%s</td>\
                        <td style="padding:4px 0;text-align:right"><b>%s</b></td>\
                        <td style="padding:4px 0 4px 12px;color:#6b625a">%s</td></tr>\
                        """
                                .formatted(
                                        MailPage.escaped(line.label()),
                                        MailPage.escaped(line.said()),
                                        MailPage.escaped(line.change())))
                .collect(
                        Collectors.joining(
                                "\n", "<table style=\"border-spacing:0\">\n", "\n</table>"));
    }

    private Locale locale(String reader) {
        String language =
                users.byEmail(reader)
                        .map(User::language)
                        .orElse(workspace.language())
                        .getLanguage();
        return Locale.of(language, workspace.country());
    }

    private String address(String path) {
        String base = baseUrl.get().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
