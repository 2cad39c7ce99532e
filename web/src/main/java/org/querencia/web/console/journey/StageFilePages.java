package org.querencia.web.console.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.stage.StageDesk;
import org.querencia.runtime.stage.StageFiles;
import org.querencia.runtime.stage.StageServices;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// Models of stages as YAML, out and in.
public final class StageFilePages {
    private final Pages pages;
    private final StageFiles files;
    private final StageDesk desk;
    private final BoardPages boards;

    public StageFilePages(Pages pages, StageFiles files, StageServices stages) {
        this.pages = pages;
        this.files = files;
        this.desk = stages.desk();
        this.boards = new BoardPages(pages, stages);
    }

    public void routing(HttpRules rules) {
        rules.get("/journey-files/stages.yaml", pages.signedIn(this::write))
                .post("/journey-files", pages.posted(this::take, boards::models));
    }

    private void write(Visit visit) {
        visit.response()
                .header(HeaderNames.CONTENT_TYPE, "application/yaml; charset=utf-8")
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"stages.yaml\"")
                .send(files.write(desk.all()).getBytes(UTF_8));
    }

    private void take(Visit visit) {
        visit.requireAdministrator();
        visit.form().required("yaml");
        StageFiles.Taken taken;
        try {
            taken =
                    files.take(
                            desk,
                            Author.of("console", visit.user().email()),
                            visit.form().verbatim("yaml").replace("\r\n", "\n"));
        } catch (IllegalArgumentException wrong) {
            throw RefusedException.at("yaml", "refused.still", String.valueOf(wrong.getMessage()));
        }
        visit.done(
                taken.changed().size() == 1
                        ? "/journey/"
                                + taken.changed().stream()
                                        .map(StageModel::key)
                                        .findFirst()
                                        .orElse("")
                        : "/journey",
                "done.stage");
    }
}
