package org.querencia.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.querencia.core.event.Event;
import org.querencia.core.kit.Events;

class SignaturesTest {

    static final List<Signature> ALL = Signatures.ALL;

    private static final Setting SETTING =
            new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP"));

    private static final Vocabulary VOCABULARY =
            new Vocabulary(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of("vip"),
                    Map.of("journey", Set.of("consideration")),
                    Set.of(),
                    Map.of());

    @ParameterizedTest
    @FieldSource("ALL")
    void every_example_can_be_read_and_answered_for_anybody(Signature signature) {
        Rules.Parsed parsed = Rules.parse(signature.example(), VOCABULARY);
        assertThat(parsed.faults()).isEmpty();
        Rule rule = parsed.rule().orElseThrow();
        RuleSet rules = RuleSet.of(List.of(rule), SETTING);
        List<Event> events =
                List.of(
                        Events.track("Order Completed").by("user_id:u").with("total", 900).event(),
                        Events.identify().by("user_id:u").trait("city", "Bogotá").event());
        History history = Lives.history(events, Map.of(), Inputs.NONE);
        Instant now = Events.NOON.plusSeconds(60);
        Person person = Lives.person(rules.plus(Gathered.NONE, events), history, SETTING);
        assertThat(rules.look(person, now).holds(0))
                .isEqualTo(new Oracle(history, SETTING, now).holds(rule));
    }

    @Test
    void every_kind_of_part_that_a_rule_can_have_stands_in_an_example() {
        Set<Class<?>> met = new LinkedHashSet<>();
        ALL.forEach(signature ->
                gather(Rules.parse(signature.example(), VOCABULARY).rule().orElseThrow(), met));
        assertThat(met).containsAll(kinds(Rule.class));
    }

    private static List<Class<?>> kinds(Class<?> sealed) {
        List<Class<?>> kinds = new ArrayList<>();
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            kinds.addAll(kind.isSealed() ? kinds(kind) : List.of(kind));
        }
        kinds.remove(Rule.Flag.class);
        // Written as the score whose points it has.
        kinds.remove(Scored.class);
        return kinds;
    }

    /// All parts of a rule, found by its records' components.
    private static void gather(Object part, Set<Class<?>> met) {
        if (part instanceof Iterable<?> many) {
            many.forEach(one -> gather(one, met));
        } else if (part instanceof Optional<?> maybe) {
            maybe.ifPresent(one -> gather(one, met));
        } else if (part instanceof Record record
                && (part instanceof Rule || part instanceof Deed.Happening)) {
            met.add(record.getClass());
            for (var component : record.getClass().getRecordComponents()) {
                try {
                    gather(component.getAccessor().invoke(record), met);
                } catch (ReflectiveOperationException hidden) {
                    throw new LinkageError(hidden.getMessage(), hidden);
                }
            }
        }
    }
}
