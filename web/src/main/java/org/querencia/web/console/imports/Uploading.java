package org.querencia.web.console.imports;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.Upload;
import org.querencia.runtime.imports.UploadId;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Json;

/// Sending files: the page where they are chosen, and the address a script sends each to, as it is.
public final class Uploading {
    private static final int SHOWN_MAX = 20;

    private final Pages pages;
    private final Importing imports;

    public Uploading(Pages pages, Importing imports) {
        this.pages = pages;
        this.imports = imports;
    }

    public void routing(HttpRules rules) {
        rules.get("/imports/upload", pages.signedIn(this::choose))
                .post("/imports/upload", pages.streamed(this::take))
                .post("/imports/upload/delete", pages.posted(this::delete, this::choose));
    }

    private void choose(Visit visit) {
        ImportPages.requireAdministrator(visit);
        List<Upload> sent = imports.uploads();
        visit.show(
                "imports/upload.jte",
                Map.of("sent", sent.stream().limit(SHOWN_MAX).toList(), "sentInAll", sent.size()));
    }

    private void take(Visit visit) {
        ImportPages.requireAdministrator(visit);
        try (InputStream content = visit.request().content().inputStream()) {
            Upload upload = imports.upload(visit.query().text("name").orElse("file"), content);
            answer(visit.response(), Json.object().put("id", upload.id().value()).build());
        } catch (ImportRefusedException refused) {
            visit.response().status(422);
            answer(
                    visit.response(),
                    Json.object()
                            .put("why", refused.words().in(visit.frame().texts().locale()))
                            .build());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void answer(ServerResponse response, Fields told) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        Json.send(response, told);
    }

    private void delete(Visit visit) {
        visit.requireAdministrator();
        try {
            imports.delete(new UploadId(visit.form().required("upload")));
        } catch (ImportRefusedException refused) {
            throw ImportWords.refused(refused);
        } catch (IllegalArgumentException noId) {
            throw new RefusedException("refused.upload");
        }
        visit.done("/imports/upload", "done.upload-deleted");
    }
}
