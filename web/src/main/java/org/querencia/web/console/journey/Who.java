package org.querencia.web.console.journey;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.stage.StageFigures;
import org.querencia.runtime.stage.StageFigures.Cohort;
import org.querencia.runtime.stage.StageFigures.Entrant;
import org.querencia.runtime.stage.StageFigures.Fate;
import org.querencia.runtime.stage.StageFigures.Step;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.state.Passages.Passed;
import org.querencia.runtime.state.Passages.Placed;
import org.querencia.web.console.frame.Form;

/// Which people a page lists, as its address says it.
sealed interface Who {

    /// @param place where the row stands in the list
    record Row(String place, ProfileId person, Instant at, String code, long number) {

        String note(Words words) {
            return code.isEmpty() ? "" : words.frame().text("stage.note." + code, number);
        }
    }

    List<Row> rows(Optional<String> after, int limit);

    String title(Words words);

    /// As it stands in an address.
    String query();

    static Who of(StageModel model, StageServices stages, Form query, Instant now) {
        Terms terms = Terms.of(query);
        Optional<String> stage = query.text("stage").filter(key -> model.index(key) >= 0);
        if (query.has("from") || query.has("to")) {
            return new OfFlow(
                    model,
                    stages.figures(),
                    new Step(model.key(), query.text("from"), query.text("to")),
                    terms,
                    now);
        }
        if (query.has("fate") && stage.isPresent()) {
            Optional<Fate> fate =
                    query.text("fate")
                            .filter(word -> List.of("passed", "open", "lost").contains(word))
                            .map(word -> Fate.valueOf(word.toUpperCase(Locale.ROOT)));
            Optional<String> next =
                    query.text("next").filter(key -> model.index(key) > model.index(stage.get()));
            Cohort cohort =
                    next.map(to ->
                                    stages.boards()
                                            .to(
                                                    model,
                                                    stage.get(),
                                                    to,
                                                    terms.until(now),
                                                    terms.time()))
                            .or(() ->
                                    stages.boards()
                                            .onward(
                                                    model,
                                                    stage.get(),
                                                    terms.until(now),
                                                    terms.time()))
                            .orElseGet(() ->
                                    stages.boards()
                                            .to(
                                                    model,
                                                    stage.get(),
                                                    stage.get(),
                                                    terms.until(now),
                                                    terms.time()));
            return new OfEntry(model, stages.figures(), cohort, next, fate, terms);
        }
        return new Here(model, stages, stage);
    }

    /// Those who stand in a stage, or in none.
    record Here(StageModel model, StageServices stages, Optional<String> stage) implements Who {
        @Override
        public List<Row> rows(Optional<String> after, int limit) {
            return stages.passages().people(model.key(), stage, after.map(Who::id), limit).stream()
                    .map(Here::row)
                    .toList();
        }

        private static Row row(Placed placed) {
            return new Row(
                    placed.person().toString(),
                    placed.person(),
                    placed.place().since(),
                    placed.place().turn() == 0 ? "" : "turn",
                    placed.place().turn());
        }

        @Override
        public String title(Words words) {
            return words.frame().text("stage.who.here", words.place(model, stage));
        }

        @Override
        public String query() {
            return "stage=" + stage.orElse("");
        }
    }

    /// Those who came to a stage, and what became of them.
    ///
    /// @param next the stage to come to; empty for any later one
    record OfEntry(
            StageModel model,
            StageFigures figures,
            Cohort cohort,
            Optional<String> next,
            Optional<Fate> fate,
            Terms terms)
            implements Who {
        @Override
        public List<Row> rows(Optional<String> after, int limit) {
            return figures.entrants(cohort, fate, after.map(Who::id), limit).stream()
                    .map(OfEntry::row)
                    .toList();
        }

        private static Row row(Entrant entrant) {
            return new Row(
                    entrant.person().toString(),
                    entrant.person(),
                    entrant.entered(),
                    word(entrant.fate()),
                    0);
        }

        @Override
        public String title(Words words) {
            if (next.isPresent() && fate.equals(Optional.of(Fate.PASSED))) {
                return words.frame()
                        .text(
                                "stage.who.reached",
                                words.stage(model, cohort.from()),
                                words.stage(model, next.get()));
            }
            return words.frame()
                    .text(
                            "stage.who." + fate.map(OfEntry::word).orElse("came"),
                            words.stage(model, cohort.from()));
        }

        @Override
        public String query() {
            return "stage=%s%s&fate=%s&%s"
                    .formatted(
                            cohort.from(),
                            next.map("&next="::concat).orElse(""),
                            fate.map(OfEntry::word).orElse(""),
                            terms.query());
        }

        private static String word(Fate fate) {
            return fate.name().toLowerCase(Locale.ROOT);
        }
    }

    /// Those who passed from one stage to another.
    record OfFlow(StageModel model, StageFigures figures, Step step, Terms terms, Instant now)
            implements Who {
        @Override
        public List<Row> rows(Optional<String> after, int limit) {
            return figures
                    .passed(
                            step,
                            terms.until(now),
                            after.filter(text -> text.matches("[0-9]{1,18}"))
                                    .map(Long::parseLong)
                                    .orElse(0L),
                            limit)
                    .stream()
                    .map(OfFlow::row)
                    .toList();
        }

        private static Row row(Passed row) {
            return new Row(
                    Long.toString(row.number()),
                    row.passage().occasion().profile(),
                    row.passage().at(),
                    "",
                    0);
        }

        @Override
        public String title(Words words) {
            return words.frame()
                    .text(
                            "stage.who.flow",
                            words.place(model, step.from()),
                            words.place(model, step.to()));
        }

        @Override
        public String query() {
            return "from=%s&to=%s&%s"
                    .formatted(step.from().orElse(""), step.to().orElse(""), terms.query());
        }
    }

    private static ProfileId id(String text) {
        return new ProfileId(UUID.fromString(text));
    }
}
