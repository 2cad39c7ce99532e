package org.querencia.web.console.segment;

import java.util.List;
import java.util.Optional;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Signature;
import org.querencia.core.rule.Signatures;
import org.querencia.web.console.frame.Frame;

/// What the page shows on which rules are put together and tried.
///
/// @param about of the segment, as it was typed, or is
/// @param rule as it was written, or as the rows say it; empty on a first visit
/// @param rows empty while the rule is text
/// @param written the text from which rows were made
/// @param answer empty when nothing was asked, or it is no rule
/// @param faults why the text, or the rows as a whole, are no rule
/// @param warnings what is odd in the text but may be meant
public record TryView(
        About about,
        String rule,
        Optional<RowsView> rows,
        String written,
        Optional<Answer> answer,
        List<Issue> faults,
        List<Issue> warnings) {

    /// What is kept beside the rule.
    ///
    /// @param key of the segment that is changed; empty for a new one
    /// @param folders there are, to pick from
    /// @param owners there are, and the reader
    public record About(
            String key,
            String name,
            String folder,
            String owner,
            List<String> folders,
            List<String> owners) {}

    /// @param size how many people, in words
    /// @param share of all people, in words
    public record Answer(String size, String share, boolean nobody, List<Somebody> sample) {}

    public record Somebody(String id, String name) {}

    /// Where the form is sent to be kept.
    public String path() {
        return about.key().isEmpty() ? "/segments/new" : "/segments/" + about.key() + "/edit";
    }

    /// Whether rows are wrong or not finished, so that what is counted is less than what stands
    /// there.
    public boolean isPartial() {
        return rows.filter(view -> !view.read().unfinished().isEmpty()).isPresent();
    }

    /// Rows with something wrong.
    public int wrongRows() {
        return rows.map(view -> view.read().faults().size()).orElse(0);
    }

    /// What is wrong or odd, in the words of the page's language.
    public static String said(Frame frame, Issue issue) {
        return RuleWords.said(frame, issue);
    }

    /// What can be said in a rule, part by part.
    public List<Signature> said(Signature.Part part) {
        return Signatures.ALL.stream().filter(signature -> signature.part() == part).toList();
    }
}
