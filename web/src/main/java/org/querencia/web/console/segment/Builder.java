package org.querencia.web.console.segment;

import java.util.List;
import java.util.Optional;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.rule.rows.Group;
import org.querencia.core.rule.rows.Kind;
import org.querencia.core.rule.rows.Row;
import org.querencia.core.rule.rows.Rows;
import org.querencia.runtime.segment.Offers;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// What somebody puts together, in rows or as text: read from the form as it was sent, so that
/// nothing typed is lost between the two.
final class Builder {

    private static final Group FIRST = Group.all(Row.begun(Kind.DID));

    private final Offers offers;
    private final SegmentDesk desk;

    Builder(Offers offers, SegmentDesk desk) {
        this.offers = offers;
        this.desk = desk;
    }

    /// What is put together.
    ///
    /// @param text of the rule: as it was typed or, of rows, as they say it
    /// @param rows empty while it is text
    /// @param written the text from which the rows were made, which comes back while they say the
    ///   same
    /// @param focus the name of the row that is looked at next; empty for none
    record Draft(String text, Optional<Group> rows, String written, String focus) {}

    /// Of a form that was sent or an address; else of a rule that is there.
    Draft draft(Visit visit, String stored) {
        boolean posted = !visit.form().fields().isEmpty();
        Form form = posted ? visit.form() : visit.query();
        String act = form.text("act").orElse("");
        RowForm rows = new RowForm(form);
        if (rows.isThere()) {
            return ofRows(rows.rows(), form.verbatim("written"), act);
        }
        String text = form.text("rule").orElse(posted ? "" : stored);
        boolean asText = posted ? !act.equals("rows") : form.text("as").isPresent();
        return asText ? new Draft(text, Optional.empty(), "", "") : ofText(text);
    }

    private Draft ofText(String text) {
        if (text.isBlank()) {
            return new Draft("", Optional.of(FIRST), "", "");
        }
        return Rules.parse(text, offers.vocabulary())
                .rule()
                .map(rule -> new Draft(text, Optional.of(Rows.of(rule)), text, ""))
                .orElseGet(() -> new Draft(text, Optional.empty(), "", ""));
    }

    private Draft ofRows(Group rows, String written, String act) {
        if (act.equals("text")) {
            return new Draft(text(rows, written), Optional.empty(), "", "");
        }
        Acts acts = Acts.of(rows, act);
        return new Draft(
                text(acts.rows(), written), Optional.of(acts.rows()), written, acts.focus());
    }

    private String text(Group rows, String written) {
        Vocabulary vocabulary = offers.vocabulary();
        Rows.Read read = Rows.read(rows, vocabulary);
        Optional<Rule> before = Rules.parse(written, vocabulary).rule();
        return before.isPresent() && before.equals(read.rule()) ? written : read.text();
    }

    /// @param own the key of the segment that is changed; empty for a new one
    Rows.Read read(Group rows, String own) {
        return circles(own).in(rows, Rows.read(rows, offers.vocabulary()));
    }

    private Circles circles(String own) {
        return new Circles(desk.all(), offers.vocabulary(), own);
    }

    /// The rule to be kept; refused, in the reader's language, when it is none or not finished.
    ///
    /// @param own the key of the segment that is changed; empty for a new one
    /// @param draft whether it may be unfinished
    String rule(Visit visit, String own, boolean draft) {
        RowForm form = new RowForm(visit.form());
        if (!form.isThere()) {
            String rule = visit.form().required("rule");
            if (!draft) {
                refuse(visit, Rules.parse(rule, offers.vocabulary()).faults());
                refuse(visit, circles(own).in(rule).stream().toList());
            }
            return rule;
        }
        Group rows = form.rows();
        Rows.Read read = read(rows, own);
        if (!read.unfinished().isEmpty()) {
            throw RefusedException.at("rows", "refused.segment-unfinished");
        }
        if (!draft) {
            refuse(visit, read.faults().values().stream().flatMap(List::stream).toList());
        }
        if (read.text().isEmpty()) {
            throw RefusedException.at("rows", "refused.segment-unfinished");
        }
        return text(rows, visit.form().verbatim("written"));
    }

    private static void refuse(Visit visit, List<Issue> faults) {
        if (!faults.isEmpty()) {
            Frame frame = visit.frame();
            throw RefusedException.at(
                    "rule", "refused.segment", RuleWords.said(frame, faults.getFirst()));
        }
    }
}
