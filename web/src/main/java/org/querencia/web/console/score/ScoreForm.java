package org.querencia.web.console.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.core.rule.Scored;
import org.querencia.core.score.Score;
import org.querencia.core.score.Score.Engagement;
import org.querencia.core.score.Score.Fit;
import org.querencia.core.score.Score.Grade;
import org.querencia.core.score.Score.Ground;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// A score as it is typed: everything is text, and may be wrong.
///
/// @param word the name as it is stored, where the console says it in other words
/// @param grades `A 60, B 30, C 0`
public record ScoreForm(String name, String word, String people, List<Row> rows, String grades) {

    /// Rows to be filled in below those that are.
    private static final int SPARE = 3;

    private static final int HALF_LIFE = 14;
    private static final int MOST = 20;

    public ScoreForm {
        rows = List.copyOf(rows);
    }

    /// @param what a rule, or the name of an event
    public record Row(
            String name,
            String word,
            boolean event,
            String what,
            String where,
            String points,
            String halfLife,
            String most) {

        static final Row BLANK = new Row("", "", false, "", "", "", "", "");

        boolean isBlank() {
            return what.isEmpty() && points.isEmpty();
        }
    }

    static ScoreForm blank() {
        return new ScoreForm("", "", "orders == 0", spare(List.of()), "A 60, B 30, C 0");
    }

    static ScoreForm of(Frame frame, Score score) {
        List<Row> rows = score.grounds().stream().map(ground -> row(frame, ground)).toList();
        return new ScoreForm(
                ScoreWords.name(frame, score),
                score.name(),
                score.people(),
                spare(rows),
                score.grades().stream()
                        .map(grade -> grade.name() + " " + grade.from())
                        .collect(Collectors.joining(", ")));
    }

    private static Row row(Frame frame, Ground ground) {
        String name = ground.name().isEmpty() ? "" : ScoreWords.named(frame, ground.name());
        String points = Integer.toString(ground.points());
        return switch (ground) {
            case Fit(String word, String rule, int _) ->
                    new Row(name, word, false, rule, "", points, "", "");
            case Engagement one ->
                    new Row(
                            name,
                            one.name(),
                            true,
                            one.event(),
                            one.where(),
                            points,
                            Integer.toString(one.halfLife()),
                            Integer.toString(one.most()));
        };
    }

    private static List<Row> spare(List<Row> rows) {
        List<Row> all = new ArrayList<>(rows);
        for (int i = 0; i < SPARE && all.size() < Scored.GROUNDS_MAX; i++) {
            all.add(Row.BLANK);
        }
        return all;
    }

    /// As it was sent; empty when nothing was.
    static Optional<ScoreForm> typed(Visit visit) {
        Form form = visit.form();
        if (!form.has("people")) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Scored.GROUNDS_MAX && form.has("what-" + i); i++) {
            Row row =
                    new Row(
                            text(form, "name-" + i),
                            text(form, "word-" + i),
                            text(form, "kind-" + i).equals("event"),
                            text(form, "what-" + i),
                            text(form, "where-" + i),
                            text(form, "points-" + i),
                            text(form, "half-life-" + i),
                            text(form, "most-" + i));
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return Optional.of(
                new ScoreForm(
                        text(form, "name"),
                        text(form, "word"),
                        text(form, "people"),
                        spare(rows),
                        text(form, "grades")));
    }

    private static String text(Form form, String name) {
        return form.text(name).orElse("");
    }

    /// Refused where something is missing or no number.
    Score score(Frame frame, String key) {
        if (name.isEmpty()) {
            throw RefusedException.at(
                    "name", "refused.empty", new RefusedException.Label("field.name", "name"));
        }
        List<Ground> grounds = new ArrayList<>();
        for (Row row : rows) {
            if (!row.isBlank()) {
                grounds.add(ground(frame, row));
            }
        }
        try {
            boolean kept =
                    !word.isEmpty() && frame.texts().known("score.name." + word, word).equals(name);
            return new Score(key, kept ? word : name, people, grounds, gradesRead(), false, 1);
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException("refused.score", String.valueOf(wrong.getMessage()));
        }
    }

    private static Ground ground(Frame frame, Row row) {
        String label = row.name.isEmpty() ? row.what : row.name;
        boolean kept = !row.word.isEmpty() && ScoreWords.named(frame, row.word).equals(row.name);
        String name = kept ? row.word : row.name;
        try {
            return row.event
                    ? new Engagement(
                            name,
                            row.what,
                            row.where,
                            whole(row.points, 0),
                            whole(row.halfLife, HALF_LIFE),
                            whole(row.most, MOST))
                    : new Fit(name, row.what, whole(row.points, 0));
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException("refused.score", label + ": " + wrong.getMessage());
        }
    }

    private List<Grade> gradesRead() {
        List<Grade> read = new ArrayList<>();
        for (String part : grades.split("[,;]", -1)) {
            int space = part.strip().lastIndexOf(' ');
            if (space > 0) {
                read.add(
                        new Grade(
                                part.strip().substring(0, space).strip(),
                                whole(part.strip().substring(space + 1), 0)));
            } else if (!part.isBlank()) {
                throw new IllegalArgumentException(
                        "grades: '%s'; expected a name and a number, such as A 60"
                                .formatted(part.strip()));
            }
        }
        return read;
    }

    private static int whole(String text, int otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "'%s'; expected a whole number".formatted(text), notANumber);
        }
    }
}
