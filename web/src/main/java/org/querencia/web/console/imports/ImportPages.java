package org.querencia.web.console.imports;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.ImportId;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.Importing;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// All imports, and each of them: how far it is, what it brought, and taking that back.
public final class ImportPages {
    private static final int PAGE = 40;
    private static final int REJECTS_SHOWN = 50;

    private final Pages pages;
    private final Importing imports;

    public ImportPages(Pages pages, Importing imports) {
        this.pages = pages;
        this.imports = imports;
    }

    public void routing(HttpRules rules) {
        rules.get("/imports", pages.signedIn(this::list))
                .get("/imports/{import}", pages.signedIn(this::one))
                .get("/imports/{import}/state", pages.signedIn(this::state))
                .get("/imports/{import}/rejects.csv", pages.signedIn(this::rejects))
                .post("/imports/{import}/cancel", pages.posted(this::cancel, this::one))
                .post("/imports/{import}/resume", pages.posted(this::resume, this::one))
                .post("/imports/{import}/undo", pages.posted(this::undo, this::one));
    }

    private void list(Visit visit) {
        requireAdministrator(visit);
        Optional<ImportId> before =
                visit.query().number("before").filter(id -> id > 0).map(ImportId::new);
        List<ImportJob> found = imports.imports(before, PAGE + 1);
        List<ImportJob> shown = found.stream().limit(PAGE).toList();
        visit.show(
                "imports/imports.jte",
                Map.of(
                        "jobs",
                        shown,
                        "next",
                        found.size() > PAGE
                                ? Optional.of("/imports?before=" + shown.getLast().id())
                                : Optional.empty()));
    }

    private void one(Visit visit) {
        requireAdministrator(visit);
        visit.show("imports/import.jte", Map.of("view", view(visit)));
    }

    /// The part of the page that follows the import while it is at work.
    private void state(Visit visit) {
        requireAdministrator(visit);
        visit.show("imports/state.jte", Map.of("view", view(visit)));
    }

    private JobView view(Visit visit) {
        ImportJob job = known(visit, imports);
        return new JobView(
                job,
                job.state().rests() ? imports.rejects(job.id(), REJECTS_SHOWN) : List.of(),
                visit.query().text("said").orElse(""));
    }

    private void rejects(Visit visit) {
        requireAdministrator(visit);
        ImportJob job = known(visit, imports);
        visit.response().header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8");
        visit.response().header(HeaderNames.CACHE_CONTROL, "no-store");
        visit.response()
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"import-%s-rejects.csv\"".formatted(job.id()));
        try (OutputStream out = visit.response().outputStream()) {
            imports.writeRejects(job.id(), out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void cancel(Visit visit) {
        act(visit, job -> imports.cancel(job.id()), "done.import-stopping");
    }

    private void resume(Visit visit) {
        act(visit, job -> imports.resume(job.id()), "done.import-resumed");
    }

    private void undo(Visit visit) {
        String by = visit.user().email();
        act(visit, job -> imports.undo(job.id(), by), "done.import-undoing");
    }

    private void act(Visit visit, Act act, String done) {
        visit.requireAdministrator();
        ImportJob job = known(visit, imports);
        try {
            act.on(job);
        } catch (ImportRefusedException refused) {
            throw ImportWords.refused(refused);
        }
        visit.done("/imports/" + job.id(), done);
    }

    /// The import of the address.
    static ImportJob known(Visit visit, Importing imports) {
        return Optional.of(visit.path("import"))
                .filter(text -> text.matches("[1-9][0-9]{0,17}"))
                .flatMap(text -> imports.find(new ImportId(Long.parseLong(text))))
                .orElseThrow(() ->
                        Problem.of(Fault.NOT_FOUND, "No import has this number.").exception());
    }

    /// As the API does: what files hold is not for everybody who may look at people.
    static void requireAdministrator(Visit visit) {
        if (visit.user().role() != Role.ADMINISTRATOR) {
            throw Problem.of(Fault.NOT_ALLOWED, "Only administrators import files.").exception();
        }
    }

    @FunctionalInterface
    private interface Act {
        ImportJob on(ImportJob job);
    }
}
