package org.querencia.web.console.setting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentifierType;
import org.querencia.core.identity.IdentifierType.Strength;
import org.querencia.core.identity.Normaliser;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.RefusedException.Label;

/// A kind of identifier as its form shows it, and reads it.
///
/// @param key empty for a new one
/// @param ours whether people added it, and may remove it
/// @param blocked one value a line
/// @param patterns one regular expression a line
public record IdentifierForm(
        String key,
        boolean fresh,
        boolean ours,
        String normaliser,
        String strength,
        String limit,
        String priority,
        String blocked,
        String patterns) {

    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String WHOLE = "-?[0-9]{1,6}";

    static IdentifierForm of(IdentifierType type, boolean ours) {
        return new IdentifierForm(
                type.key(),
                false,
                ours,
                word(type.normaliser()),
                word(type.strength()),
                Integer.toString(type.limit()),
                Integer.toString(type.priority()),
                type.blocked().stream().sorted().collect(Collectors.joining("\n")),
                String.join("\n", type.blockedPatterns()));
    }

    /// A new one, treated as those nobody declared until it is said otherwise.
    static IdentifierForm blank(IdentifierType undeclared) {
        IdentifierForm form = of(undeclared, true);
        return new IdentifierForm(
                "",
                true,
                true,
                form.normaliser,
                form.strength,
                form.limit,
                form.priority,
                form.blocked,
                form.patterns);
    }

    /// With what was typed, where the form was sent.
    IdentifierForm typed(Form form) {
        if (!form.has("limit")) {
            return this;
        }
        return new IdentifierForm(
                fresh ? form.text("key").orElse("") : key,
                fresh,
                ours,
                fresh ? form.text("normaliser").orElse(normaliser) : normaliser,
                fresh ? form.text("strength").orElse(strength) : strength,
                form.text("limit").orElse(""),
                form.text("priority").orElse(""),
                form.verbatim("blocked"),
                form.verbatim("patterns"));
    }

    /// The type it describes; refuses all that is wrong at once, each at its field.
    ///
    /// @param taken keys a new one may not have
    IdentifierType read(Set<String> taken) {
        List<RefusedException> wrong = new ArrayList<>();
        if (fresh) {
            key(taken).ifPresent(wrong::add);
        }
        if (!limit.matches(WHOLE)
                || Integer.parseInt(limit) < 1
                || Integer.parseInt(limit) > IdentifierType.LIMIT_MAX) {
            wrong.add(
                    RefusedException.at(
                            "limit",
                            "refused.between",
                            new Label("field.per-person", ""),
                            1,
                            IdentifierType.LIMIT_MAX));
        }
        if (!priority.matches(WHOLE)) {
            wrong.add(
                    RefusedException.at("priority", "refused.whole", new Label("field.rank", "")));
        }
        List<String> values = lines(blocked);
        List<String> expressions = lines(patterns);
        blocked(values, expressions).ifPresent(wrong::add);
        expressions.stream()
                .filter(IdentifierForm::noPattern)
                .findFirst()
                .ifPresent(line ->
                        wrong.add(RefusedException.at("patterns", "refused.pattern", line)));
        if (!wrong.isEmpty()) {
            throw RefusedException.all(wrong);
        }
        return new IdentifierType(
                key,
                one(Normaliser.values(), normaliser),
                Integer.parseInt(limit),
                Integer.parseInt(priority),
                one(Strength.values(), strength),
                new TreeSet<>(values),
                expressions);
    }

    private Optional<RefusedException> key(Set<String> taken) {
        if (!key.matches(KEY)) {
            return Optional.of(RefusedException.at("key", "refused.type-key"));
        }
        return taken.contains(key)
                ? Optional.of(RefusedException.at("key", "refused.type-known", key))
                : Optional.empty();
    }

    private static Optional<RefusedException> blocked(
            List<String> values, List<String> expressions) {
        if (values.size() + expressions.size() > IdentifierType.BLOCKED_MAX) {
            return Optional.of(
                    RefusedException.at(
                            "blocked", "refused.blocked-many", IdentifierType.BLOCKED_MAX));
        }
        return values.stream()
                .filter(value -> value.length() > Identifier.VALUE_LENGTH_MAX)
                .findFirst()
                .map(_ ->
                        RefusedException.at(
                                "blocked", "refused.blocked-long", Identifier.VALUE_LENGTH_MAX));
    }

    private static boolean noPattern(String line) {
        try {
            Pattern.compile(line);
            return false;
        } catch (PatternSyntaxException wrong) {
            return true;
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    }

    private static <E extends Enum<E>> E one(E[] words, String word) {
        return Arrays.stream(words)
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElse(words[0]);
    }

    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
