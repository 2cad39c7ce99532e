package org.querencia.web.console.analyst;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.querencia.runtime.analyst.Answer;
import org.querencia.runtime.analyst.Asked;
import org.querencia.runtime.analyst.Question;
import org.querencia.runtime.analyst.SqlDesk;
import org.querencia.runtime.analyst.SqlLogin;
import org.querencia.runtime.analyst.SqlRefusedException;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;
import org.querencia.web.http.SqlRender;

/// The page on which analysts ask in SQL.
public final class SqlPages {

    private static final String PAGE = "/sql";
    private static final String KEPT = PAGE + "/questions/{id}";

    /// What stands in the editor of somebody who comes for the first time.
    private static final String FIRST =
            """
            SELECT strftime(day, '%Y-%m') AS month, sum(revenue) AS revenue
            FROM customer_days
            GROUP BY month
            ORDER BY month\
            """;

    private static final int HISTORY_SHOWN = 30;
    private static final int TITLE_LENGTH_MAX = 90;

    private static final String KEYWORDS =
            "SELECT FROM WHERE GROUP BY ORDER BY HAVING LIMIT JOIN LEFT JOIN ON USING AS AND OR NOT"
                    + " IN IS NULL LIKE BETWEEN CASE WHEN THEN ELSE END WITH UNION ALL DISTINCT"
                    + " DESC ASC OVER PARTITION BY FILTER INTERVAL DATE CAST";

    private final Pages pages;
    private final SqlDesk desk;

    public SqlPages(Pages pages, SqlDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    public void routing(HttpRules rules) {
        rules.get(PAGE, pages.signedIn(this::editor))
                .post(PAGE, pages.posted(this::asked, this::editor))
                .post(PAGE + "/stop", pages.posted(this::stop, this::editor))
                .post(PAGE + "/logins", pages.posted(this::login, this::editor))
                .get(KEPT, pages.signedIn(this::question))
                .post(KEPT, pages.posted(this::delete, this::question));
    }

    private void editor(Visit visit) {
        String typed = visit.form().verbatim("sql");
        String sql = typed.isBlank() ? visit.query().text("sql").orElse(FIRST) : typed;
        show(visit, sql, Optional.empty(), "", Optional.empty(), "");
    }

    private void asked(Visit visit) {
        Form form = visit.form();
        String sql = form.verbatim("sql").replace("\r\n", "\n");
        switch (form.text("act").orElse("ask")) {
            case "csv" -> file(visit, sql, "csv");
            case "parquet" -> file(visit, sql, "parquet");
            case "keep" -> keep(visit, sql);
            default -> answer(visit, sql, form.text("id").orElse(""));
        }
    }

    private void answer(Visit visit, String sql, String id) {
        try {
            Answer answer = desk.ask(visit.user().email(), sql, SqlView.ROWS_SHOWN, id);
            show(visit, sql, Optional.of(answer), "", Optional.empty(), "");
        } catch (SqlRefusedException refused) {
            show(visit, sql, Optional.empty(), said(visit.frame(), refused), Optional.empty(), "");
        }
    }

    private static String said(Frame frame, SqlRefusedException refused) {
        String words = String.valueOf(refused.getMessage());
        return refused.place()
                .map(place ->
                        frame.text("analyst.refused.place", place.line(), place.column(), words))
                .orElse(words);
    }

    /// Whole before it is sent, so that a refusal can be told as one.
    private void file(Visit visit, String sql, String kind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String who = visit.user().email();
        try {
            if (kind.equals("csv")) {
                SqlRender.CsvTaker csv = new SqlRender.CsvTaker(bytes);
                desk.tell(who, sql, csv);
                csv.finish();
            } else {
                desk.parquet(who, sql, bytes);
            }
        } catch (SqlRefusedException refused) {
            throw new RefusedException("refused.question", said(visit.frame(), refused));
        }
        visit.response()
                .header(
                        HeaderNames.CONTENT_TYPE,
                        kind.equals("csv")
                                ? "text/csv; charset=utf-8"
                                : "application/vnd.apache.parquet");
        visit.response()
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"answer.%s\"".formatted(kind));
        try (OutputStream out = visit.response().outputStream()) {
            bytes.writeTo(out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void keep(Visit visit, String sql) {
        String name = visit.form().required("name");
        try {
            Question kept =
                    desk.keep(visit.user().email(), "", name, sql)
                            .orElseThrow(() -> new RefusedException("refused.question-many"));
            visit.done(PAGE + "/questions/" + kept.id(), "done.question");
        } catch (SqlRefusedException refused) {
            throw new RefusedException("refused.question", said(visit.frame(), refused));
        } catch (IllegalArgumentException wrong) {
            throw RefusedException.at(
                    "name", "refused.question", String.valueOf(wrong.getMessage()));
        }
    }

    private void stop(Visit visit) {
        desk.stop(visit.user().email(), visit.form().text("id").orElse(""));
        visit.go(PAGE);
    }

    private void login(Visit visit) {
        visit.requireAdministrator();
        Form form = visit.form();
        if (form.text("delete").isPresent()) {
            desk.logins().delete(form.required("delete"));
            visit.done(PAGE, "done.login-deleted");
            return;
        }
        try {
            SqlDesk.Made made =
                    desk.makeLogin(visit.user().email(), form.required("login"))
                            .orElseThrow(() -> new RefusedException("refused.login-many"));
            show(
                    visit,
                    FIRST,
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    visit.frame()
                            .text("analyst.logins.made", made.login().name(), made.password()));
        } catch (IllegalArgumentException wrong) {
            throw RefusedException.at("login", "refused.login-name");
        }
    }

    private void question(Visit visit) {
        Question kept = known(visit);
        show(visit, kept.sql(), kept.answer(), "", Optional.of(kept), "");
    }

    private void delete(Visit visit) {
        desk.notes().delete(known(visit).id());
        visit.done(PAGE, "done.question-deleted");
    }

    private Question known(Visit visit) {
        return desk.notes()
                .find(visit.path("id"))
                .orElseThrow(() ->
                        Problem.of(Fault.NOT_FOUND, "There is no such question; it may be deleted.")
                                .exception());
    }

    private void show(
            Visit visit,
            String sql,
            Optional<Answer> answer,
            String refused,
            Optional<Question> kept,
            String made) {
        Frame frame = visit.frame();
        SqlView view =
                new SqlView(
                        sql,
                        UUID.randomUUID().toString(),
                        answer,
                        refused,
                        desk.analysis().views(),
                        words(),
                        desk.notes().history(visit.user().email()).stream()
                                .limit(HISTORY_SHOWN)
                                .map(asked -> line(frame, asked))
                                .toList(),
                        desk.notes().questions().stream().map(one -> line(frame, one)).toList(),
                        kept.map(one -> line(frame, one)),
                        frame.administrator()
                                ? desk.logins().all().stream().map(SqlLogin::name).toList()
                                : List.of(),
                        made);
        visit.show(
                visit.partial() ? "analyst/answer.jte" : "analyst/sql.jte",
                frame,
                Map.of("view", view));
    }

    private static SqlView.Line line(Frame frame, Asked asked) {
        String more = frame.formats().ago(asked.at());
        return new SqlView.Line(
                "",
                title(asked.sql()),
                asked.sql(),
                asked.fault().isEmpty() ? more : more + ", " + frame.text("analyst.history.fault"));
    }

    private static SqlView.Line line(Frame frame, Question question) {
        return new SqlView.Line(
                question.id(),
                question.name(),
                question.sql(),
                frame.text(
                        "analyst.kept.by",
                        question.author(),
                        frame.formats().ago(question.made())));
    }

    private static String title(String sql) {
        String line = sql.replaceAll("\\s+", " ").strip();
        return line.length() > TITLE_LENGTH_MAX
                ? line.substring(0, TITLE_LENGTH_MAX - 1) + "…"
                : line;
    }

    /// Views, their columns, then functions and words of the language.
    private String words() {
        Set<String> words = new LinkedHashSet<>();
        desk.analysis().views().forEach(view -> words.add(view.name()));
        desk.analysis()
                .views()
                .forEach(view -> view.fields().forEach(field -> words.add(field.name())));
        desk.analysis().functions().forEach(name -> words.add(name + "("));
        words.addAll(List.of(KEYWORDS.split(" ", -1)));
        return String.join(" ", words);
    }
}
