package org.querencia.web.console.alarm;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.mail.Outbox.Place;
import org.querencia.runtime.mail.Outbox.Posted;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Mail that was written: sent, waiting, refused, or captured because there is no mail server.
public final class MailPages {
    private static final int PAGE = 30;

    private final Pages pages;
    private final AlarmServices services;

    public MailPages(Pages pages, AlarmServices services) {
        this.pages = pages;
        this.services = services;
    }

    public void routing(HttpRules rules) {
        rules.get("/mail", pages.signedIn(this::list))
                .get("/mail/{id}", pages.signedIn(this::page))
                .get("/mail/{id}/{part}", pages.signedIn(this::part))
                .post("/mail/readers", pages.posted(this::prefer, this::list));
    }

    /// One mail as a reader of the console sees it.
    ///
    /// @param what what became of it, in words
    /// @param files names of those that go with it
    public record MailView(
            String id,
            String to,
            String subject,
            String text,
            String state,
            String what,
            List<String> files) {}

    /// The mail as readers that show HTML have it.
    private void page(Visit visit) {
        Mail mail = known(visit);
        visit.response().header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        visit.response()
                .send(
                        mail.html()
                                .replace("src=\"cid:", "src=\"/mail/" + mail.id() + "/")
                                .getBytes(StandardCharsets.UTF_8));
    }

    private void part(Visit visit) {
        Mail.Part part =
                known(visit).parts().stream()
                        .filter(one -> one.name().equals(visit.path("part")))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "The mail has no such file.")
                                        .exception());
        visit.response().header(HeaderNames.CONTENT_TYPE, part.kind());
        visit.response()
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        "%s; filename=\"%s\""
                                .formatted(part.shown() ? "inline" : "attachment", part.name()));
        visit.response().send(part.content());
    }

    private Mail known(Visit visit) {
        return services.outbox()
                .find(visit.path("id"))
                .map(Posted::mail)
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "There is no such mail.").exception());
    }

    private void list(Visit visit) {
        Frame frame = visit.frame();
        List<Posted> found =
                services.outbox()
                        .newest(visit.query().text("after").flatMap(this::place), PAGE + 1);
        List<Posted> shown = found.stream().limit(PAGE).toList();
        Optional<String> next =
                found.size() > PAGE
                        ? Optional.of("/mail?after=" + shown.getLast().mail().id())
                        : Optional.empty();
        visit.show(
                "alarm/mail.jte",
                frame,
                Map.of(
                        "mails",
                        shown.stream().map(posted -> view(posted, frame)).toList(),
                        "sending",
                        services.sending(),
                        "wanted",
                        services.readers().wantsAlarms(visit.user()),
                        "next",
                        next));
    }

    private Optional<Place> place(String id) {
        return services.outbox().find(id).map(Place::of);
    }

    private void prefer(Visit visit) {
        services.readers().save(visit.user(), visit.form().text("alarms").isPresent());
        visit.done("/mail", "done.mail-preference");
    }

    private static MailView view(Posted posted, Frame frame) {
        String when = frame.formats().ago(posted.done().orElse(posted.mail().made()));
        String what =
                switch (posted.state()) {
                    case WAITING ->
                            posted.error().isEmpty()
                                    ? frame.text("mail.waiting", when)
                                    : frame.text("mail.again", posted.attempts(), posted.error());
                    case SENT -> frame.text("mail.sent", when);
                    case FAILED -> frame.text("mail.failed", when, posted.error());
                    case CAPTURED -> frame.text("mail.captured", when);
                };
        return new MailView(
                posted.mail().id(),
                posted.mail().to(),
                posted.mail().subject(),
                posted.mail().text(),
                posted.state().name().toLowerCase(java.util.Locale.ROOT),
                what,
                posted.mail().parts().stream()
                        .filter(part -> !part.shown())
                        .map(Mail.Part::name)
                        .toList());
    }
}
