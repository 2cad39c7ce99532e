package org.querencia.web.console.segment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Rule;
import org.querencia.web.console.frame.Frame;

/// What is wrong or odd in a rule, in the words of the page's language.
public final class RuleWords {

    private RuleWords() {}

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

    /// One sentence of several, each begun with a capital.
    static String said(Frame frame, List<Issue> issues) {
        return issues.stream()
                .map(issue -> said(frame, issue))
                .map(words ->
                        words.isEmpty()
                                ? words
                                : words.substring(0, 1).toUpperCase(frame.texts().locale())
                                        + words.substring(1))
                .collect(Collectors.joining(". "));
    }
}
