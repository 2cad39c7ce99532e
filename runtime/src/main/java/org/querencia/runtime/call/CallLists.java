package org.querencia.runtime.call;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.call.CallRules;
import org.querencia.core.call.Occasions;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Field;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Scored;
import org.querencia.core.score.Scores;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.call.CallList.Due;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.warehouse.Scorings.Candidate;
import org.querencia.runtime.warehouse.Scorings.Wanted;

/// The daily lists of all sellers. A list is a function of what had happened by the beginning of
/// the day, so it stays as it is while the day lasts, and is the same after a restart; another
/// rule, score or seller makes it anew. Made when first asked for, in seconds, and kept in memory.
///
/// Somebody is on one list only. Whom no telephone is known of is on none. Safe from any thread.
public final class CallLists {

    /// Of so many, the most urgent, lists are filled.
    static final int CANDIDATES_MAX = 20_000;

    private static final int LOOKED_UP_AT_ONCE = 500;
    private static final String PHONE = "phone";

    private final CallParts parts;
    private Optional<Made> made = Optional.empty();

    public CallLists(CallParts parts) {
        this.parts = parts;
    }

    private record Key(LocalDate day, CallRules rules, Scores scores, List<String> sellers) {}

    private record Made(Key key, Map<String, CallList> lists) {}

    /// How lists are made now.
    public CallRules rules() {
        return parts.rules().get();
    }

    /// From here on lists are made like this; returns when it is in force.
    ///
    /// @throws IllegalArgumentException that says what is wrong with an occasion
    public Outcome define(Author author, CallRules rules) {
        Scores scores = parts.scores().get();
        Set<String> asked = new TreeSet<>(rules.scores());
        asked.addAll(Occasions.of(rules, scores.scored()).asked());
        for (String key : asked) {
            if (scores.find(key).isEmpty()) {
                throw new IllegalArgumentException("scores: there is no score '%s'".formatted(key));
            }
        }
        return parts.decisions().define(author, CallRules.KIND, CallDefinitions.write(rules));
    }

    /// Who has a list: sellers, or everybody while nobody is one; e-mails in order.
    public List<String> sellers() {
        List<User> users = parts.users().all();
        boolean some = users.stream().anyMatch(CallLists::isSeller);
        return users.stream()
                .filter(user -> !some || isSeller(user))
                .map(User::email)
                .sorted()
                .toList();
    }

    /// The present day of the workspace.
    public LocalDate today() {
        return LocalDate.ofInstant(parts.clock().instant(), parts.zone());
    }

    /// Of today, in the order of their e-mails.
    public synchronized List<CallList> all() {
        return List.copyOf(lists().values());
    }

    /// A seller's list of today; empty for somebody who has none.
    public synchronized Optional<CallList> of(String seller) {
        return Optional.ofNullable(lists().get(seller));
    }

    private Map<String, CallList> lists() {
        Key key = new Key(today(), rules(), parts.scores().get(), sellers());
        if (made.isEmpty() || !made.get().key().equals(key)) {
            made = Optional.of(new Made(key, lists(key)));
        }
        return made.get().lists();
    }

    private Map<String, CallList> lists(Key key) {
        Instant at = start(key.day());
        List<String> names =
                key.rules().scores().stream()
                        .filter(name -> key.scores().find(name).isPresent())
                        .toList();
        List<Scored> scores =
                names.stream().map(name -> key.scores().scored(name).orElseThrow()).toList();
        Occasions occasions = Occasions.of(key.rules(), key.scores().scored());
        String trait = key.rules().sharing().trait();
        List<Candidate> candidates =
                key.sellers().isEmpty()
                        ? List.of()
                        : parts.scorings()
                                .candidates(
                                        new Wanted(
                                                scores,
                                                occasions.rules(),
                                                occasions.points(),
                                                occasions.whom(),
                                                trait.isBlank()
                                                        ? Optional.empty()
                                                        : Optional.of(text(trait))),
                                        at,
                                        CANDIDATES_MAX);
        Map<String, List<Candidate>> chosen = choose(key, candidates);
        Map<ProfileId, Integer> before = before(chosen, scores, start(key.day().minusDays(1)));
        Map<String, CallList> lists = new LinkedHashMap<>();
        chosen.forEach((seller, theirs) ->
                lists.put(
                        seller,
                        new CallList(
                                key.day(),
                                seller,
                                theirs.stream()
                                        .map(one -> due(one, key.rules(), names, before))
                                        .toList())));
        return lists;
    }

    private static Rule text(String trait) {
        return new Rule.As(new Field.Trait(List.of(trait)), Rule.Type.TEXT);
    }

    private Map<String, List<Candidate>> choose(Key key, List<Candidate> candidates) {
        Sharing sharing = new Sharing(key.rules().sharing(), key.sellers());
        Map<String, List<Candidate>> chosen = new LinkedHashMap<>();
        key.sellers().forEach(seller -> chosen.put(seller, new ArrayList<>()));
        int full = key.rules().length() * key.sellers().size();
        int count = 0;
        for (int from = 0; from < candidates.size() && count < full; from += LOOKED_UP_AT_ONCE) {
            List<Candidate> some =
                    candidates.subList(from, Math.min(candidates.size(), from + LOOKED_UP_AT_ONCE));
            Map<ProfileId, PersonRow> reachable = reachable(some);
            for (Candidate one : some) {
                Optional<List<Candidate>> list =
                        sharing.of(one)
                                .flatMap(seller -> Optional.ofNullable(chosen.get(seller)))
                                .filter(theirs -> theirs.size() < key.rules().length());
                if (reachable.containsKey(one.person()) && list.isPresent()) {
                    list.get().add(one);
                    count++;
                }
            }
        }
        return chosen;
    }

    private Map<ProfileId, PersonRow> reachable(List<Candidate> some) {
        Map<ProfileId, PersonRow> reachable = new HashMap<>();
        for (PersonRow row : parts.views().rows(some.stream().map(Candidate::person).toList())) {
            if (row.identifiers().stream().anyMatch(one -> one.type().equals(PHONE))) {
                reachable.put(row.id(), row);
            }
        }
        return reachable;
    }

    private Map<ProfileId, Integer> before(
            Map<String, List<Candidate>> chosen, List<Scored> scores, Instant at) {
        Map<ProfileId, Integer> before = new HashMap<>();
        for (int i = 0; i < scores.size(); i++) {
            int which = i;
            List<ProfileId> people =
                    chosen.values().stream()
                            .flatMap(List::stream)
                            .filter(one -> one.which() == which)
                            .map(Candidate::person)
                            .toList();
            before.putAll(parts.scorings().scores(scores.get(i), people, at));
        }
        return before;
    }

    private static Due due(
            Candidate one, CallRules rules, List<String> names, Map<ProfileId, Integer> before) {
        return new Due(
                one.person(),
                one.which() < 0 ? "" : names.get(one.which()),
                one.score(),
                Optional.ofNullable(before.get(one.person())),
                one.occasions().stream()
                        .map(rules.occasions()::get)
                        .sorted(
                                Comparator.comparingInt(CallRules.Occasion::points)
                                        .reversed()
                                        .thenComparing(CallRules.Occasion::key))
                        .map(CallRules.Occasion::key)
                        .toList());
    }

    /// What had happened by then is what came before.
    private Instant start(LocalDate day) {
        return day.atStartOfDay(parts.zone()).toInstant().minusNanos(1_000);
    }

    private static boolean isSeller(User user) {
        return user.role() == Role.SELLER;
    }
}
