package org.querencia.web.console.right;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.right.Erasures;
import org.querencia.runtime.right.Erasures.Answer;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.api.PersonExport;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// `/people/{id}/rights`: what a person may ask for.
public final class PersonRights {

    private static final String PATH = "/people/{id}/rights";

    private final Pages pages;
    private final ProfileViews views;
    private final Erasures erasures;
    private final PersonExport export;

    public PersonRights(Pages pages, ProfileViews views, Erasures erasures) {
        this.pages = pages;
        this.views = views;
        this.erasures = erasures;
        this.export = new PersonExport(views);
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(this::show))
                .get(PATH + "/all-data.json", pages.signedIn(this::json))
                .get(PATH + "/all-data.html", pages.signedIn(this::document))
                .post(PATH + "/erase", pages.posted(this::erase, this::show));
    }

    private void show(Visit visit) {
        visit.show("right/person.jte", Map.of("person", person(visit)));
    }

    private void json(Visit visit) {
        ProfileView person = person(visit);
        send(visit, "application/json", "all-data.json", out -> export.write(person, out));
    }

    private void document(Visit visit) {
        ProfileView person = person(visit);
        Formats formats = visit.frame().formats();
        send(
                visit,
                "text/html; charset=utf-8",
                "all-data.html",
                out -> export.writeDocument(person, formats, out));
    }

    /// Asked for by typing the person's name: nothing brings it back.
    private void erase(Visit visit) {
        visit.requireAdministrator();
        ProfileView person = person(visit);
        if (!visit.form().required("name").equalsIgnoreCase(person.name().strip())) {
            throw new RefusedException("rights.erase.name-differs");
        }
        Answer answer =
                erasures.erase(
                        Author.of("console", visit.user().email()),
                        person.id(),
                        visit.form().text("reason").orElse(""));
        switch (answer) {
            case Answer.Erased(var certificate) ->
                    visit.done("/settings/erasures/" + certificate.id(), "done.erased");
            case Answer.Unknown() -> throw nobody();
            case Answer.Waiting() -> throw new RefusedException("rights.erase.waiting");
        }
    }

    private ProfileView person(Visit visit) {
        try {
            return views.view(new ProfileId(UUID.fromString(visit.path("id"))))
                    .orElseThrow(PersonRights::nobody);
        } catch (IllegalArgumentException notAnId) {
            throw nobody();
        }
    }

    private static RuntimeException nobody() {
        return Problem.of(Fault.NOT_FOUND, "Nobody has this id.").exception();
    }

    private static void send(Visit visit, String mediaType, String fileName, Writer writer) {
        visit.response().header(HeaderNames.CONTENT_TYPE, mediaType);
        visit.response().header(HeaderNames.CACHE_CONTROL, "no-store");
        visit.response()
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(fileName));
        try (OutputStream out = visit.response().outputStream()) {
            writer.write(out);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }
}
