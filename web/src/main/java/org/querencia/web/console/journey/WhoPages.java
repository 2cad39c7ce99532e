package org.querencia.web.console.journey;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageServices;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.console.journey.Who.Row;

/// The people behind each number of a board, as a list and as a file.
public final class WhoPages {
    private static final int PAGE = 50;
    private static final int FILE_PAGE = 500;

    /// By which spreadsheets know the encoding.
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Pages pages;
    private final StageServices stages;
    private final Names names;

    public WhoPages(Pages pages, StageServices stages, Names names) {
        this.pages = pages;
        this.stages = stages;
        this.names = names;
    }

    public void routing(HttpRules rules) {
        rules.get("/journey/{model}/people", pages.signedIn(this::list))
                .get("/journey/{model}/people.csv", pages.signedIn(this::file));
    }

    private void list(Visit visit) {
        StageModel model = BoardPages.known(visit, stages);
        Frame frame = visit.frame();
        Words words = new Words(frame);
        Who who = Who.of(model, stages, visit.query(), frame.formats().now());
        List<Row> rows = who.rows(visit.query().text("after"), PAGE + 1);
        List<Row> shown = rows.stream().limit(PAGE).toList();
        String query = who.query();
        Optional<String> next =
                rows.size() > PAGE
                        ? Optional.of(
                                "/journey/%s/people?%s&after=%s"
                                        .formatted(model.key(), query, shown.getLast().place()))
                        : Optional.empty();
        visit.show(
                "journey/who.jte",
                frame,
                Map.of(
                        "view",
                        new WhoView(
                                model.key(),
                                words.name(model.name()),
                                who.title(words),
                                shown.stream().map(row -> somebody(row, words)).toList(),
                                next,
                                "/journey/%s/people.csv?%s".formatted(model.key(), query))));
    }

    private WhoView.Somebody somebody(Row row, Words words) {
        return new WhoView.Somebody(
                row.person().toString(),
                names.of(row.person()),
                words.frame().formats().ago(row.at()),
                row.note(words));
    }

    private void file(Visit visit) {
        StageModel model = BoardPages.known(visit, stages);
        Who who = Who.of(model, stages, visit.query(), visit.frame().formats().now());
        var response = visit.response();
        response.header(HeaderNames.CONTENT_TYPE, "text/csv; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"people.csv\"");
        try (Writer out =
                new BufferedWriter(
                        new OutputStreamWriter(response.outputStream(), StandardCharsets.UTF_8))) {
            out.write(BYTE_ORDER_MARK);
            out.write("id,name,at\r\n");
            Optional<String> after = Optional.empty();
            List<Row> page = who.rows(after, FILE_PAGE);
            while (!page.isEmpty()) {
                for (Row row : page) {
                    out.write(
                            "%s,%s,%s\r\n"
                                    .formatted(
                                            row.person(), cell(names.of(row.person())), row.at()));
                }
                page = who.rows(Optional.of(page.getLast().place()), FILE_PAGE);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
    private static String cell(String text) {
        String plain = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
