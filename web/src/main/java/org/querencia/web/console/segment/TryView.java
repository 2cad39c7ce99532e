package org.querencia.web.console.segment;

import java.util.List;
import java.util.Optional;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Signature;

/// What the page shows on which rules are tried.
///
/// @param rule as it was written; empty on a first visit
/// @param answer empty when nothing was asked, or it is no rule
/// @param faults why it is no rule
/// @param warnings what is odd but may be meant
public record TryView(
        String rule, Optional<Answer> answer, List<Issue> faults, List<Issue> warnings) {

    /// @param size how many people, in words
    /// @param share of all people, in words
    public record Answer(String size, String share, boolean nobody, List<Somebody> sample) {}

    public record Somebody(String id, String name) {}

    /// What can be said in a rule, part by part.
    public List<Signature> said(Signature.Part part) {
        return org.querencia.core.rule.Signatures.ALL.stream()
                .filter(signature -> signature.part() == part)
                .toList();
    }
}
