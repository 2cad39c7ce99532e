package org.querencia.web.console.analyst;

import java.util.List;
import java.util.Optional;
import org.querencia.runtime.analyst.Answer;
import org.querencia.runtime.analyst.View;

/// The page of a question.
///
/// @param sql as it stands in the editor
/// @param id by which the question may be stopped
/// @param answer empty before anything was asked
/// @param refused why it was not answered, with its place; or empty
/// @param words what is suggested while one types, with spaces between them
/// @param kept the question it is, where it is a kept one
/// @param made a password that is shown once; or empty
public record SqlView(
        String sql,
        String id,
        Optional<Answer> answer,
        String refused,
        List<View> views,
        String words,
        List<Line> history,
        List<Line> questions,
        Optional<Line> kept,
        List<String> logins,
        String made) {

    /// Rows that a page shows.
    public static final int ROWS_SHOWN = 500;

    /// Points that a chart still tells apart.
    private static final int POINTS_MAX = 400;

    /// One question of a list.
    ///
    /// @param id empty where it is not kept
    public record Line(String id, String title, String sql, String more) {}

    /// Whether the answer can be drawn: something that names each row, then numbers only.
    public boolean drawn() {
        return answer.filter(told ->
                        told.columns().size() > 1
                                && told.columns().size() <= 7
                                && !told.columns().getFirst().kind().isNumber()
                                && told.columns().stream()
                                        .skip(1)
                                        .allMatch(column -> column.kind().isNumber())
                                && told.rows().size() > 1
                                && told.rows().size() <= POINTS_MAX)
                .isPresent();
    }

    /// As many rows of the answer as are shown.
    public List<List<Optional<String>>> rows() {
        return answer.map(told ->
                        told.rows().size() > ROWS_SHOWN
                                ? told.rows().subList(0, ROWS_SHOWN)
                                : told.rows())
                .orElse(List.of());
    }
}
