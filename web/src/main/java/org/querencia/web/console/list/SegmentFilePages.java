package org.querencia.web.console.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.segment.SegmentExchange;
import org.querencia.runtime.segment.SegmentExchange.Plan;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// Segments as YAML: taken along, and taken in again after a look at what that changes.
public final class SegmentFilePages {
    private static final String PATH = "/segment-files";

    private final Pages pages;
    private final SegmentExchange exchange;

    public SegmentFilePages(Pages pages, SegmentServices segments) {
        this.pages = pages;
        this.exchange = segments.exchange();
    }

    public void routing(HttpRules rules) {
        rules.get(PATH, pages.signedIn(visit -> show(visit, Optional.empty())))
                .get(PATH + "/segments.yaml", pages.signedIn(this::write))
                .post(PATH, pages.posted(this::take, visit -> show(visit, Optional.empty())));
    }

    private void write(Visit visit) {
        visit.response()
                .header(HeaderNames.CONTENT_TYPE, "application/yaml; charset=utf-8")
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"segments.yaml\"")
                .send(exchange.write(Set.copyOf(visit.query().all("key"))).getBytes(UTF_8));
    }

    /// Only looks at it first; what was looked at is then done.
    private void take(Visit visit) {
        visit.form().required("yaml");
        Plan plan = exchange.plan(yaml(visit));
        if (!plan.wrong().isEmpty()) {
            throw RefusedException.at("yaml", "refused.still", String.join("; ", plan.wrong()));
        }
        if (visit.form().text("do").isEmpty()) {
            show(visit, Optional.of(plan));
            return;
        }
        List<String> wrong = exchange.carryOut(Author.of("console", visit.user().email()), plan);
        if (!wrong.isEmpty()) {
            throw RefusedException.at("yaml", "refused.still", String.join("; ", wrong));
        }
        visit.done("/segments", "done.list-files");
    }

    private void show(Visit visit, Optional<Plan> plan) {
        visit.show("list/files.jte", Map.of("yaml", yaml(visit), "plan", plan));
    }

    private static String yaml(Visit visit) {
        return visit.form().verbatim("yaml").replace("\r\n", "\n");
    }
}
