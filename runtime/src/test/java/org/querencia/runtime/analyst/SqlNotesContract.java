package org.querencia.runtime.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every store of analysts' notes must do.
public abstract class SqlNotesContract {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");

    private static final Answer ANSWER =
            new Answer(
                    List.of(new Column("día", "DATE"), new Column("n", "DECIMAL(24,4)")),
                    List.of(
                            List.of(Optional.of("2026-11-01"), Optional.of("1.0000")),
                            List.of(Optional.of("a,\"b\"{}\\"), Optional.empty())),
                    true,
                    7);

    /// A store with nothing in it; those opened before are gone.
    protected abstract SqlNotes empty();

    private static Asked asked(String who, String sql, int second) {
        return new Asked(who, NOON.plusSeconds(second), sql, 3, 12, "");
    }

    private static Question question(String id, String name, Optional<Answer> answer) {
        return new Question(id, name, "SELECT 'á'", "ana@x.co", NOON, answer);
    }

    @Test
    void what_somebody_asked_is_told_the_latest_first_and_each_statement_once() {
        SqlNotes notes = empty();
        notes.remember(asked("ana@x.co", "SELECT 1", 0));
        notes.remember(asked("eva@x.co", "SELECT 1", 1));
        notes.remember(asked("ana@x.co", "SELECT 2", 2));
        notes.remember(asked("ana@x.co", "SELECT 1", 3));

        assertThat(notes.history("ana@x.co"))
                .containsExactly(
                        asked("ana@x.co", "SELECT 1", 3), asked("ana@x.co", "SELECT 2", 2));
        assertThat(notes.history("eva@x.co")).containsExactly(asked("eva@x.co", "SELECT 1", 1));
        assertThat(notes.history("leo@x.co")).isEmpty();
    }

    @Test
    void what_was_asked_long_before_is_forgotten() {
        SqlNotes notes = empty();
        for (int i = 0; i < SqlNotes.HISTORY_MAX + 3; i++) {
            notes.remember(asked("ana@x.co", "SELECT " + i, i));
        }

        List<Asked> history = notes.history("ana@x.co");
        assertThat(history).hasSize(SqlNotes.HISTORY_MAX);
        assertThat(history.getLast().sql()).isEqualTo("SELECT 3");
    }

    @Test
    void a_question_is_kept_with_its_answer_and_given_up() {
        SqlNotes notes = empty();
        Question full = question("b", "A question", Optional.of(ANSWER));
        Question none = question("a", "B", Optional.empty());
        Question nothing =
                question("c", "C", Optional.of(new Answer(ANSWER.columns(), List.of(), false, 0)));

        assertThat(notes.keep(full)).isTrue();
        assertThat(notes.keep(none)).isTrue();
        assertThat(notes.keep(nothing)).isTrue();
        assertThat(notes.keep(none)).isTrue();

        assertThat(notes.questions().stream().map(Question::id)).containsExactly("b", "a", "c");
        assertThat(notes.questions()).allMatch(question -> question.answer().isEmpty());
        assertThat(notes.find("b")).contains(full);
        assertThat(notes.find("a")).contains(none);
        assertThat(notes.find("c")).contains(nothing);
        assertThat(notes.delete("b")).isTrue();
        assertThat(notes.delete("b")).isFalse();
        assertThat(notes.find("b")).isEmpty();
    }

    @Test
    void there_is_an_end_to_questions() {
        SqlNotes notes = empty();
        for (int i = 0; i < SqlNotes.QUESTIONS_MAX; i++) {
            notes.keep(question("q" + i, "n" + i, Optional.empty()));
        }

        assertThat(notes.keep(question("one more", "n", Optional.empty()))).isFalse();
        assertThat(notes.keep(question("q7", "another name", Optional.empty()))).isTrue();
        assertThat(notes.questions()).hasSize(SqlNotes.QUESTIONS_MAX);
    }
}
