package org.querencia.runtime.segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentifierType;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Recognition;
import org.querencia.core.identity.Recognition.Accepted;
import org.querencia.core.identity.Recognition.Dropped;
import org.querencia.runtime.segment.ListFiles.Line;
import org.querencia.runtime.segment.ListFiles.Sheet;

/// Finds the people whom the rows of a file name, by identifiers of any kind: a column is one when
/// it is called like a kind of identifier.
public final class ListPeople {

    private static final int PAGE = 2_000;

    private final Supplier<IdentityRules> rules;
    private final Function<Collection<AnchorId>, Map<AnchorId, ProfileId>> owners;

    /// @param owners of anchors, now
    public ListPeople(
            Supplier<IdentityRules> rules,
            Function<Collection<AnchorId>, Map<AnchorId, ProfileId>> owners) {
        this.rules = rules;
        this.owners = owners;
    }

    /// Whom a row names.
    public sealed interface Answer {

        Line line();

        /// @param by the strongest of the identifiers in the row that this person has
        record Found(Line line, ProfileId person, Identifier by) implements Answer {}

        /// Nobody has any of its identifiers.
        record Nobody(Line line) implements Answer {}

        /// Its identifiers belong to several people.
        record Several(Line line, Set<ProfileId> people) implements Answer {
            public Several {
                people = Set.copyOf(people);
            }
        }

        /// Nothing in it can be an identifier, or it cannot be read.
        record Unreadable(Line line, String why) implements Answer {}
    }

    /// The columns that name people.
    public List<String> naming(Sheet sheet) {
        return sheet.columns().stream().filter(column -> !kind(column).isEmpty()).toList();
    }

    /// What columns may be called.
    public List<String> kinds() {
        return rules.get().definition().types().stream().map(IdentifierType::key).toList();
    }

    /// In the order of the rows.
    List<Answer> find(Sheet sheet) {
        List<Answer> answers = new ArrayList<>(sheet.lines().size());
        for (int from = 0; from < sheet.lines().size(); from += PAGE) {
            answers.addAll(
                    page(
                            sheet,
                            sheet.lines()
                                    .subList(from, Math.min(sheet.lines().size(), from + PAGE))));
        }
        return answers;
    }

    private List<Answer> page(Sheet sheet, List<Line> lines) {
        IdentityRules now = rules.get();
        Map<Line, List<Identifier>> named = new LinkedHashMap<>();
        Set<AnchorId> anchors = new LinkedHashSet<>();
        for (Line line : lines) {
            List<Identifier> identifiers = now.ordered(identifiers(now, sheet, line));
            named.put(line, identifiers);
            identifiers.forEach(one -> anchors.add(now.anchorId(one)));
        }
        Map<AnchorId, ProfileId> known = owners.apply(anchors);
        return lines.stream()
                .map(line -> answer(now, line, named.getOrDefault(line, List.of()), known))
                .toList();
    }

    private static Answer answer(
            IdentityRules rules,
            Line line,
            List<Identifier> named,
            Map<AnchorId, ProfileId> known) {
        if (!line.why().isEmpty()) {
            return new Answer.Unreadable(line, line.why());
        }
        if (named.isEmpty()) {
            return new Answer.Unreadable(line, "nothing in it can be an identifier");
        }
        Set<ProfileId> people = new LinkedHashSet<>();
        List<Identifier> theirs = new ArrayList<>();
        for (Identifier one : named) {
            ProfileId owner = known.get(rules.anchorId(one));
            if (owner != null) {
                people.add(owner);
                theirs.add(one);
            }
        }
        return switch (people.size()) {
            case 0 -> new Answer.Nobody(line);
            case 1 -> new Answer.Found(line, people.iterator().next(), theirs.getFirst());
            default -> new Answer.Several(line, people);
        };
    }

    private List<Identifier> identifiers(IdentityRules rules, Sheet sheet, Line line) {
        Set<Identifier> found = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(sheet.columns().size(), line.cells().size()); i++) {
            String kind = kind(sheet.columns().get(i));
            if (!kind.isEmpty()) {
                Recognition read = rules.identifier(kind, line.cells().get(i));
                switch (read) {
                    case Accepted(Identifier identifier) -> found.add(identifier);
                    case Dropped _ -> {}
                }
            }
        }
        return List.copyOf(found);
    }

    /// Empty for other columns. `E-Mail` and `User ID` are read as people write them.
    private String kind(String column) {
        String plain = column.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
        return kinds().stream()
                .filter(kind ->
                        kind.equals(plain) || kind.replace("_", "").equals(plain.replace("_", "")))
                .findFirst()
                .orElse("");
    }
}
