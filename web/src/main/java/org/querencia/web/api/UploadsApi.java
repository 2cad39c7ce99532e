package org.querencia.web.api;

import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.Upload;
import org.querencia.runtime.imports.UploadId;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// `/api/uploads`: files that are sent to be imported, as they are.
final class UploadsApi {

    private final Importing imports;

    UploadsApi(ApiServices services) {
        this.imports = services.imports();
    }

    List<Route> routes() {
        return List.of(
                Route.upload("/api/uploads", this::upload),
                Route.get("/api/uploads", this::list),
                Route.get("/api/uploads/{upload}", this::one),
                Route.delete("/api/uploads/{upload}", this::delete),
                Route.post("/api/uploads/{upload}/detect", this::detect));
    }

    /// The body is the file, written to disk as it comes.
    private Reply upload(Call call) {
        call.only("name").caller().requireAdministrator();
        String name = call.query("name").orElse("file");
        refuseEncoded(call);
        if (!call.request().content().hasEntity()) {
            throw Problem.of(Fault.BAD_REQUEST, "The body is empty: send the file as the body.")
                    .exception();
        }
        try (InputStream content = call.request().content().inputStream()) {
            return Reply.created(render(imports.upload(name, content)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A file packed with gzip is sent as it is; what is packed for the way only would be kept
    /// packed.
    private static void refuseEncoded(Call call) {
        String encoding =
                call.request().headers().first(HeaderNames.CONTENT_ENCODING).orElse("identity");
        if (!encoding.strip().equalsIgnoreCase("identity")) {
            throw Problem.at(
                            Fault.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Encoding",
                            "Send the file as it is, without Content-Encoding; packed files are"
                                    + " unpacked when they are read.")
                    .exception();
        }
    }

    private Reply list(Call call) {
        call.only("limit", "cursor").caller().requireAdministrator();
        return Page.cut(
                call,
                "uploads",
                imports.uploads(),
                upload -> upload.id().value(),
                UploadsApi::render);
    }

    private Reply one(Call call) {
        call.only().caller().requireAdministrator();
        UploadId id = id(call.path("upload"));
        return Reply.ok(render(imports.upload(id).orElseThrow(() -> unknown(id.value()))));
    }

    private Reply delete(Call call) {
        call.only().caller().requireAdministrator();
        UploadId id = id(call.path("upload"));
        Upload upload = imports.upload(id).orElseThrow(() -> unknown(id.value()));
        imports.delete(id);
        return Reply.ok(render(upload));
    }

    private Reply detect(Call call) {
        call.only().caller().requireAdministrator();
        return Reply.ok(ImportRender.detection(imports.detect(id(call.path("upload")))));
    }

    static UploadId id(String text) {
        try {
            return new UploadId(text);
        } catch (IllegalArgumentException malformed) {
            throw unknown(text);
        }
    }

    private static ProblemException unknown(String id) {
        return Problem.of(
                        Fault.NOT_FOUND,
                        "There is no upload '%s' (any more): send the file again.".formatted(id))
                .exception();
    }

    static Fields render(Upload upload) {
        return Json.object()
                .put("id", upload.id().value())
                .put("name", upload.name())
                .put("bytes", upload.bytes())
                .put("at", upload.at())
                .build();
    }
}
