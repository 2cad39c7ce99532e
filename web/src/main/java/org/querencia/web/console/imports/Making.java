package org.querencia.web.console.imports;

import io.helidon.webserver.http.HttpRules;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.UploadId;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The guided page: from files that were sent to an import that runs. Its address names the files;
/// the mapping travels in its form.
public final class Making {
    private final Pages pages;
    private final Importing imports;
    private final Sources sources;
    private final Choices choices;
    private final MakeViews views;

    /// What the page was asked to look at.
    ///
    /// @param uploads at least one
    record Asked(
            List<UploadId> uploads, String source, String mapping, Optional<ImportId> redoOf) {}

    public Making(Pages pages, Importing imports, Sources sources, Supplier<IdentityRules> rules) {
        this.pages = pages;
        this.imports = imports;
        this.sources = sources;
        this.choices = new Choices(imports.mappings());
        this.views = new MakeViews(imports, rules);
    }

    public void routing(HttpRules rules) {
        rules.get("/imports/new", pages.signedIn(this::begin))
                .post("/imports/new", pages.posted(this::look, this::look))
                .post("/imports", pages.posted(this::start, this::look))
                .get("/imports/{import}/redo", pages.signedIn(this::again))
                .post("/imports/{import}/redo", pages.posted(this::startAgain, this::look));
    }

    private void begin(Visit visit) {
        ImportPages.requireAdministrator(visit);
        List<UploadId> uploads = uploads(visit.query());
        if (uploads.isEmpty()) {
            visit.go("/imports/upload");
            return;
        }
        String name = imports.upload(uploads.getFirst()).orElseThrow(Making::gone).name();
        show(
                visit,
                new Asked(uploads, slug(name), mapping(uploads, visit.query()), Optional.empty()));
    }

    /// An import that is to be done with another mapping begins with its own.
    private void again(Visit visit) {
        ImportPages.requireAdministrator(visit);
        ImportJob job = ImportPages.known(visit, imports);
        show(
                visit,
                new Asked(
                        job.uploads(), job.source().value(), job.mapping(), Optional.of(job.id())));
    }

    private void look(Visit visit) {
        ImportPages.requireAdministrator(visit);
        try {
            show(visit, asked(visit.form()));
        } catch (ImportRefusedException refused) {
            if (!visit.partial()) {
                throw refused;
            }
            visit.show(
                    "imports/unreadable.jte",
                    Map.of("why", refused.words().in(visit.frame().texts().locale())));
        }
    }

    private Asked asked(Form form) {
        List<UploadId> uploads = uploads(form);
        if (uploads.isEmpty()) {
            throw gone();
        }
        return new Asked(
                uploads,
                form.text("source").orElse(""),
                mapping(uploads, form),
                form.number("redo").filter(id -> id > 0).map(ImportId::new));
    }

    private String mapping(List<UploadId> uploads, Form form) {
        return choices.mapping(uploads.getFirst(), form);
    }

    private void show(Visit visit, Asked asked) {
        Frame frame = visit.frame();
        List<String> names =
                sources.all().stream()
                        .filter(source -> source.trust() == Trust.SECRET)
                        .map(Source::key)
                        .map(SourceKey::value)
                        .toList();
        MakeView view = views.view(asked, names, frame);
        if (visit.partial()) {
            boolean rewritten = !view.mapping().equals(Choices.written(visit.form()));
            visit.show(
                    "imports/look.jte",
                    frame,
                    Map.of("view", view, "rewritten", rewritten, "partial", true));
        } else {
            visit.show("imports/make.jte", frame, Map.of("view", view));
        }
    }

    private void start(Visit visit) {
        visit.requireAdministrator();
        Asked asked = asked(visit.form());
        SourceKey source = source(asked.source());
        try {
            ImportJob job =
                    imports.start(
                            new ImportOrder(
                                    source,
                                    Optional.of(asked.mapping()),
                                    asked.uploads(),
                                    visit.form().has("dry"),
                                    visit.user().email()));
            visit.go("/imports/" + job.id());
        } catch (ImportRefusedException refused) {
            throw ImportWords.refused(refused);
        }
    }

    private void startAgain(Visit visit) {
        visit.requireAdministrator();
        ImportJob former = ImportPages.known(visit, imports);
        Asked asked = asked(visit.form());
        try {
            ImportJob job =
                    visit.form().has("dry")
                            ? imports.start(
                                    new ImportOrder(
                                            former.source(),
                                            Optional.of(asked.mapping()),
                                            former.uploads(),
                                            true,
                                            visit.user().email()))
                            : imports.redo(
                                    former.id(),
                                    Optional.of(asked.mapping()),
                                    visit.user().email());
            visit.go("/imports/" + job.id());
        } catch (ImportRefusedException refused) {
            throw ImportWords.refused(refused);
        }
    }

    private static SourceKey source(String text) {
        String key = slug(text);
        if (key.isEmpty()) {
            throw RefusedException.at("source", "refused.source-name");
        }
        return new SourceKey(key);
    }

    /// A name as sources are named: `Ventas Año.csv` is `ventas-ano`.
    static String slug(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("(\\.(csv|txt|tsv|json|jsonl|ndjson|xlsx|xml|zip|gz))+$", "")
                        .replaceAll("[^a-z0-9._]+", "-")
                        .replaceAll("^[-._]+|-+$", "");
        return plain.length() > 64 ? plain.substring(0, 64) : plain;
    }

    private static List<UploadId> uploads(Form form) {
        try {
            return form.all("upload").stream().map(UploadId::new).toList();
        } catch (IllegalArgumentException noId) {
            throw gone();
        }
    }

    private static RuntimeException gone() {
        return Problem.of(Fault.NOT_FOUND, "This file is not kept any more: send it again.")
                .exception();
    }
}
