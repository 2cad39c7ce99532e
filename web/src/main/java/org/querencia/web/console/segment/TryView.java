package org.querencia.web.console.segment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Signature;
import org.querencia.core.rule.Signatures;
import org.querencia.web.console.frame.Frame;

/// What the page shows on which rules are tried.
///
/// @param key of the segment that is changed; empty for a new one
/// @param name as it was typed, or is
/// @param rule as it was written; empty on a first visit
/// @param answer empty when nothing was asked, or it is no rule
/// @param faults why it is no rule
/// @param warnings what is odd but may be meant
public record TryView(
        String key,
        String name,
        String rule,
        Optional<Answer> answer,
        List<Issue> faults,
        List<Issue> warnings) {

    /// @param size how many people, in words
    /// @param share of all people, in words
    public record Answer(String size, String share, boolean nobody, List<Somebody> sample) {}

    public record Somebody(String id, String name) {}

    /// What is wrong or odd, in the words of the page's language.
    public static String said(Frame frame, Issue issue) {
        Object[] parts =
                issue.parts().stream()
                        .map(part ->
                                part instanceof Rule.Type type
                                        ? frame.text(
                                                "rule.type." + type.name().toLowerCase(Locale.ROOT))
                                        : String.valueOf(part))
                        .toArray();
        String words = frame.text("rule.problem." + issue.problem().code(), parts);
        return issue.near().map(near -> words + "; " + frame.text("rule.near", near)).orElse(words);
    }

    /// What can be said in a rule, part by part.
    public List<Signature> said(Signature.Part part) {
        return Signatures.ALL.stream().filter(signature -> signature.part() == part).toList();
    }
}
