package org.querencia.runtime.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Recognition.Dropped;
import org.querencia.core.identity.Recognition.Reason;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.review.HygieneReport.Named;
import org.querencia.runtime.state.Profiles;

/// Counts how clean what is known of people is: this month until now, beside the month before.
///
/// Safe from any thread.
public final class HygieneDesk {

    public static final int READERS_MAX = 50;

    /// Counted as shared no further than this.
    private static final int SHARED_MAX = 100_000;

    /// A report may be so many times as old as it took to make: a company of a thousand people
    /// always sees how things stand, and of one of a million the disks do nothing else otherwise.
    private static final int OLD_TIMES = 100;

    private static final Duration OLD_MAX = Duration.ofHours(1);

    /// Traits by which people are told to be reached, with the type of identifier they should be.
    private static final Map<String, String> CONTACTS =
            Map.of("email", IdentityDefinition.EMAIL, "phone", IdentityDefinition.PHONE);

    private final ReviewStores stores;
    private final Profiles profiles;
    private final Supplier<IdentityRules> rules;
    private final ZoneId zone;
    private final InstantSource clock;
    private Optional<Making> latest = Optional.empty();

    /// @param rules of identity in force now
    public HygieneDesk(
            ReviewStores stores,
            Profiles profiles,
            Supplier<IdentityRules> rules,
            ZoneId zone,
            InstantSource clock) {
        this.stores = stores;
        this.profiles = profiles;
        this.rules = rules;
        this.zone = zone;
        this.clock = clock;
    }

    /// This month until now; empty when counting takes longer than `patience`: it goes on, and who
    /// asks again later gets it.
    public Optional<Named> now(Duration patience) {
        try {
            return Optional.of(
                    making().report().get(patience.toMillis(), TimeUnit.MILLISECONDS).named());
        } catch (TimeoutException goesOn) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the hygiene report could not be made", failed);
        }
    }

    /// The month before, as it was counted when it had ended; empty where the server was not there.
    public Optional<HygieneReport> before() {
        return stores.hygiene().kept(month().minusMonths(1));
    }

    /// The month it is.
    public YearMonth month() {
        return YearMonth.from(clock.instant().atZone(zone));
    }

    /// Counts a month that has ended and keeps it, unless it is kept.
    HygieneReport ended(YearMonth month) {
        return stores.hygiene()
                .kept(month)
                .orElseGet(() -> {
                    HygieneReport report = count(start(month), start(month.plusMonths(1))).report();
                    stores.hygiene().keep(month, report);
                    return report;
                });
    }

    /// What was kept of a month.
    public Optional<HygieneReport> kept(YearMonth month) {
        return stores.hygiene().kept(month);
    }

    public List<String> readers() {
        return stores.hygiene().readers();
    }

    /// Who gets it by mail from now on. Throws [IllegalArgumentException] for what is no address,
    /// or too many.
    public void saveReaders(Collection<String> emails) {
        Set<String> named = new LinkedHashSet<>();
        for (String email : emails) {
            if (!Mail.isAddress(email.strip())) {
                throw new IllegalArgumentException(
                        "'%s': expected an e-mail address".formatted(email));
            }
            named.add(email.strip());
        }
        if (named.size() > READERS_MAX) {
            throw new IllegalArgumentException(
                    "%d readers: at most %d".formatted(named.size(), READERS_MAX));
        }
        stores.hygiene().saveReaders(named);
    }

    private synchronized Making making() {
        Instant now = clock.instant();
        if (latest.filter(making -> making.serves(now)).isEmpty()) {
            CompletableFuture<Made> report = new CompletableFuture<>();
            latest = Optional.of(new Making(now, report));
            Thread.ofVirtual()
                    .name("hygiene")
                    .start(() -> make(report, start(month()), now.truncatedTo(ChronoUnit.MICROS)));
        }
        return latest.orElseThrow();
    }

    private void make(CompletableFuture<Made> report, Instant from, Instant to) {
        long began = System.nanoTime();
        try {
            Named named = count(from, to);
            report.complete(new Made(named, Duration.ofNanos(System.nanoTime() - began)));
        } catch (RuntimeException failed) {
            report.completeExceptionally(failed);
        }
    }

    private Named count(Instant from, Instant to) {
        Hygiene hygiene = stores.hygiene();
        ReviewStore.Became became = stores.pairs().became(from, to);
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        Map<Figure, List<ProfileId>> people = new EnumMap<>(Figure.class);
        figures.put(Figure.PEOPLE, profiles.counts().people());
        figures.put(Figure.FOUND, became.found());
        figures.put(Figure.LINKED, became.same());
        figures.put(Figure.APART, became.different());
        figures.put(Figure.WAITING, became.waiting());
        figures.put(Figure.SHARED, (long) profiles.quarantined(SHARED_MAX));
        Map.of(
                        Figure.MERGED,
                        hygiene.concluded("profile.merged", from, to, HygieneReport.NAMED_MAX),
                        Figure.REFUSED,
                        hygiene.concluded("link.refused", from, to, HygieneReport.NAMED_MAX),
                        Figure.UNREACHABLE,
                        hygiene.without(Set.copyOf(CONTACTS.values()), HygieneReport.NAMED_MAX),
                        Figure.INVALID,
                        invalid())
                .forEach((figure, some) -> {
                    figures.put(figure, some.count());
                    people.put(figure, some.people());
                });
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Named(
                new HygieneReport(
                        from, to, at, figures, hygiene.doubts(from, to, HygieneReport.SOURCES_MAX)),
                people);
    }

    /// Everybody may be at fault, so who was counted is told by eight bytes each.
    private Hygiene.Some invalid() {
        Set<ProfileId> named = new LinkedHashSet<>();
        LongStream.Builder found = LongStream.builder();
        stores.hygiene()
                .told(
                        CONTACTS.keySet(),
                        (person, traits) -> {
                            if (CONTACTS.keySet().stream()
                                    .anyMatch(name -> isInvalid(traits, name))) {
                                found.accept(
                                        person.value().getMostSignificantBits()
                                                ^ person.value().getLeastSignificantBits());
                                if (named.size() < HygieneReport.NAMED_MAX) {
                                    named.add(person);
                                }
                            }
                        });
        return new Hygiene.Some(distinct(found.build().sorted().toArray()), List.copyOf(named));
    }

    private static long distinct(long[] sorted) {
        long count = 0;
        for (int i = 0; i < sorted.length; i++) {
            count += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        return count;
    }

    private boolean isInvalid(Traits traits, String name) {
        String type = CONTACTS.getOrDefault(name, name);
        return traits.text(name)
                .filter(text ->
                        rules.get().identifier(type, text)
                                        instanceof Dropped(var _, var _, Reason reason)
                                && reason != Reason.BLANK)
                .isPresent();
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    private record Made(Named named, Duration took) {}

    private record Making(Instant began, CompletableFuture<Made> report) {
        boolean serves(Instant now) {
            if (!report.isDone()) {
                return true;
            }
            if (report.isCompletedExceptionally()) {
                return false;
            }
            Duration old = report.join().took().multipliedBy(OLD_TIMES);
            Duration most = old.compareTo(OLD_MAX) < 0 ? old : OLD_MAX;
            return !now.isAfter(began.plus(most));
        }
    }
}
