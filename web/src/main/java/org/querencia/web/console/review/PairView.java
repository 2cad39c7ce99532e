package org.querencia.web.console.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.core.event.Value;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.review.Contribution;
import org.querencia.runtime.review.Proposed;
import org.querencia.runtime.state.Folding;
import org.querencia.runtime.view.ProfileView;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.LinkageWords;
import org.querencia.web.console.people.PeopleView;

/// Two people side by side: what each is known by, where they differ, and how much each field
/// speaks for or against their being one.
///
/// @param probability as a percentage; empty where nobody reckoned one
/// @param model which said so
/// @param told what was weighed, the weightiest first
/// @param others what else is known of one or both
/// @param joined whether they are one person by likeness, of which a later model is less sure
public record PairView(
        Side one,
        Side other,
        String probability,
        String model,
        List<Line> told,
        List<Line> others,
        boolean joined) {

    private static final int OTHERS_MAX = 20;
    private static final int TEXT_MAX = 120;

    /// @param seen when somebody last saw them, and what they bought, in words
    public record Side(String id, String name, String initials, List<String> seen) {}

    /// One thing known.
    ///
    /// @param how `exact`, `close`, `different` or `missing`, which the page marks; other words of
    ///   a model come as `close` or `different`, by their weight
    /// @param word how well the two agree, in words
    /// @param bar how much it speaks for or against; none where it was not weighed
    public record Line(
            String label, Text one, Text other, String how, String word, Optional<Bar> bar) {}

    /// A text with the part in which it differs from the other one.
    public record Text(String before, String different, String after) {
        static Text plain(String text) {
            return new Text(text, "", "");
        }

        public boolean isEmpty() {
            return before.isEmpty() && different.isEmpty() && after.isEmpty();
        }
    }

    /// @param width in percent of the widest one
    /// @param speaksFor whether it says that they are one
    /// @param said the weight, with its sign
    public record Bar(int width, boolean speaksFor, String said) {}

    static PairView of(Proposed proposed, ProfileView one, ProfileView other, Frame frame) {
        double widest =
                proposed.contributions().stream()
                        .mapToDouble(told -> Math.abs(told.weight()))
                        .max()
                        .orElse(1);
        List<Line> told =
                proposed.contributions().stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        (Contribution line) -> -Math.abs(line.weight())))
                        .map(line -> line(line, Math.max(widest, 1), frame))
                        .toList();
        Set<String> weighed =
                proposed.contributions().stream()
                        .map(line -> plain(line.field()))
                        .collect(Collectors.toSet());
        boolean byModel = !proposed.model().equals(Proposed.BY_HAND);
        boolean joined = one.id().equals(other.id());
        return new PairView(
                side(proposed.pair().one(), one, frame),
                side(proposed.pair().other(), other, frame),
                byModel ? percent(proposed.probability(), frame) : "",
                proposed.model(),
                told,
                joined ? List.of() : others(one, other, weighed, frame),
                joined);
    }

    /// Never all or nothing: no model knows.
    static String percent(double probability, Frame frame) {
        long tenths = Math.clamp(Math.round(probability * 1000), 1, 999);
        return frame.text("review.percent", tenths / 10.0);
    }

    /// @param id as the pair names them, which leads to who they are now
    private static Side side(ProfileId id, ProfileView view, Frame frame) {
        List<String> seen = new ArrayList<>();
        seen.add(
                view.seen().isNone()
                        ? frame.text("person.unseen")
                        : frame.text("review.seen", frame.formats().ago(view.seen().last())));
        seen.add(
                frame.text(
                        "review.orders",
                        view.totals().orders(),
                        frame.formats().money(view.totals().revenue())));
        return new Side(id.toString(), view.name(), PeopleView.initials(view.name()), seen);
    }

    private static Line line(Contribution told, double widest, Frame frame) {
        boolean known = Set.of("exact", "close", "different", "missing").contains(told.level());
        String how =
                known
                        ? told.level()
                        : told.level().equals("same")
                                ? "exact"
                                : told.weight() > 0 ? "close" : "different";
        return new Line(
                label(told.field(), frame),
                how.equals("exact") ? Text.plain(told.one()) : marked(told.one(), told.other()),
                how.equals("exact") ? Text.plain(told.other()) : marked(told.other(), told.one()),
                how,
                frame.texts()
                        .known(
                                "review.level." + told.level(),
                                LinkageWords.level(frame, told.level())),
                Optional.of(
                        new Bar(
                                (int) Math.round(100 * Math.abs(told.weight()) / widest),
                                told.weight() > 0,
                                frame.text("review.weight", told.weight()))));
    }

    private static String label(String field, Frame frame) {
        return LinkageWords.field(
                frame, field, frame.texts().known("trait." + field, frame.identifierType(field)));
    }

    private static List<Line> others(
            ProfileView one, ProfileView other, Set<String> weighed, Frame frame) {
        Map<String, String> mine = known(one);
        Map<String, String> theirs = known(other);
        Set<String> names = new LinkedHashSet<>(mine.keySet());
        names.addAll(theirs.keySet());
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            if (!weighed.contains(plain(name)) && lines.size() < OTHERS_MAX) {
                lines.add(
                        line(
                                name,
                                mine.getOrDefault(name, ""),
                                theirs.getOrDefault(name, ""),
                                frame));
            }
        }
        return lines;
    }

    private static Line line(String name, String one, String other, Frame frame) {
        boolean missing = one.isEmpty() || other.isEmpty();
        boolean equal = Folding.of(one).equals(Folding.of(other));
        String how = missing ? "missing" : equal ? "exact" : "different";
        return new Line(
                label(name, frame),
                missing || equal ? Text.plain(one) : marked(one, other),
                missing || equal ? Text.plain(other) : marked(other, one),
                how,
                frame.texts().known("review.level." + how, how),
                Optional.empty());
    }

    /// Identifiers by type, then traits that are plain values.
    private static Map<String, String> known(ProfileView view) {
        Map<String, Set<String>> known = new LinkedHashMap<>();
        view.identifiers()
                .forEach(each ->
                        known.computeIfAbsent(each.identifier().type(), _ -> new LinkedHashSet<>())
                                .add(each.identifier().value()));
        view.traits()
                .forEach((name, trait) -> {
                    String text = text(trait.value());
                    if (!text.isBlank()) {
                        known.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(text);
                    }
                });
        Map<String, String> texts = new LinkedHashMap<>();
        known.forEach((name, values) -> texts.put(name, cut(String.join(", ", values))));
        return texts;
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(var number) -> number.toPlainString();
            case Value.Flag(boolean flag) -> Boolean.toString(flag);
            case Value.Nothing _, Value.Items _, Value.Fields _ -> "";
        };
    }

    private static String cut(String text) {
        return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
    }

    /// `firstName` and `first_name` are one field.
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /// What stands between the beginning and the end that both have.
    private static Text marked(String text, String other) {
        if (text.isEmpty() || other.isEmpty()) {
            return Text.plain(text);
        }
        int least = Math.min(text.length(), other.length());
        int start = 0;
        while (start < least && text.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < least - start
                && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return new Text(
                text.substring(0, start),
                text.substring(start, text.length() - end),
                text.substring(text.length() - end));
    }
}
