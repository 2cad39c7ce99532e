package org.querencia.runtime.call;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.querencia.core.call.CallRules;
import org.querencia.runtime.warehouse.Scorings.Candidate;

/// Whose list somebody is on.
final class Sharing {

    private final CallRules.Sharing rules;
    private final List<String> sellers;
    private final Map<String, String> byWord = new TreeMap<>();

    /// @param sellers those who have a list
    Sharing(CallRules.Sharing rules, List<String> sellers) {
        this.rules = rules;
        this.sellers = sellers;
        sellers.forEach(seller -> byWord.put(plain(seller), seller));
        rules.sellers().forEach((word, seller) -> byWord.put(plain(word), plain(seller)));
    }

    /// Empty where nobody is to call. Who belonged to somebody who is no seller any more is shared
    /// out like the rest.
    Optional<String> of(Candidate one) {
        return Optional.of(one.word())
                .filter(word -> !word.isEmpty())
                .flatMap(word -> Optional.ofNullable(byWord.get(plain(word))))
                .filter(sellers::contains)
                .or(() ->
                        Optional.of(plain(one.seller()))
                                .filter(seller -> rules.lastSeller() && sellers.contains(seller)))
                .or(() -> rules.rest() ? Optional.of(drawn(one)) : Optional.empty());
    }

    /// The seller whose hash with the person is highest (rendezvous hashing, Thaler & Ravishankar
    /// 1998): evenly, the same every day, and a new seller takes only their own part from the
    /// others.
    private String drawn(Candidate one) {
        return sellers.stream()
                .max(
                        Comparator.comparing((String seller) -> hash(seller, one))
                                .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static UUID hash(String seller, Candidate one) {
        return UUID.nameUUIDFromBytes(
                (seller + " " + one.person()).getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
