package org.querencia.web.console.frame;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Step;
import org.querencia.core.consent.Scope;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.IdentifierType.Strength;
import org.querencia.core.identity.Normaliser;
import org.querencia.core.identity.Recognition;
import org.querencia.core.identity.Refusal;
import org.querencia.core.measure.Grain;
import org.querencia.core.segment.Cause;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.alarm.ReadySensor;
import org.querencia.runtime.collect.RefusalCode;
import org.querencia.runtime.courier.Attempt;
import org.querencia.runtime.courier.Endpoint;
import org.querencia.runtime.courier.Topic;
import org.querencia.runtime.imports.Detection;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.measure.Funnels;
import org.querencia.runtime.report.Schedule;
import org.querencia.runtime.webhook.Provider;
import org.querencia.web.console.home.Measure;
import org.querencia.web.console.home.Span;
import org.querencia.web.console.journey.Terms;
import org.querencia.web.console.people.PeopleQuery;
import org.querencia.web.console.source.Client;
import org.querencia.web.http.Fault;

/// Every text the console says is there in both languages, and none is left over.
class TextsTest {
    private static final Texts ENGLISH = Texts.of(Locale.ENGLISH);
    private static final Texts SPANISH = Texts.of(Locale.of("es"));

    /// A key, or the beginning of one that is put together.
    private static final Pattern KEY =
            Pattern.compile("(?<!startsWith\\()\"([a-z][A-Za-z0-9_.-]*)\"(\\s*\\+)?");

    /// Texts named at run time by what the program has: each must be there.
    private static final Map<String, Set<String>> CLOSED =
            RuleTexts.with(
                    Map.ofEntries(
                            entry("area.", words(Area.values())),
                            entry("client.", words(Client.values())),
                            entry(
                                    "code.",
                                    each(
                                            RefusalCode.values(),
                                            code -> Stream.of(code.text(), code.text() + ".mend"))),
                            entry("event.type.", words(Event.Type.values())),
                            entry(
                                    "fault.",
                                    each(
                                            Fault.values(),
                                            fault ->
                                                    Stream.of(".title", ".mend")
                                                            .map(fault.code()::concat))),
                            entry("explore.cadence.", words(Schedule.Cadence.values())),
                            entry("explore.every.", words(Grain.values())),
                            entry(
                                    "journal.",
                                    Set.of(
                                            "contact.arrived",
                                            "contact.left",
                                            "link.refused",
                                            "profile.merged",
                                            "profile.split",
                                            "trait.corrected",
                                            "trait.released")),
                            entry(
                                    "kind.",
                                    Set.of("text", "number", "flag", "list", "object", "mixed")),
                            entry(
                                    "language.",
                                    Texts.LANGUAGES.stream()
                                            .map(Locale::getLanguage)
                                            .collect(Collectors.toSet())),
                            entry("catalogue.complexity.", Set.of("simple", "complex")),
                            entry(
                                    "catalogue.condition.",
                                    Set.of("new", "display", "damaged", "near_expiry")),
                            entry("home.means.", words(Measure.values())),
                            entry("measure.funnels.fate.", words(Funnels.Fate.values())),
                            entry("imports.file.", named("setting\\(\\s*\"([a-z]+)\"")),
                            entry("imports.looks.", words(Detection.Looks.values())),
                            entry("imports.state.", words(ImportState.values())),
                            entry("imports.step.", Set.of("1", "2", "3")),
                            entry("catalogue.list.", Set.of("accessories", "extras")),
                            entry("list.files.", Set.of("made", "same")),
                            entry("list.result.", Set.of("nobody", "several", "unreadable")),
                            entry("webhook.kind.", words(Attempt.Kind.values())),
                            entry("webhook.state.", words(Endpoint.State.values())),
                            entry("webhook.topic.", words(Topic.values())),
                            entry("consent.channel.", Set.copyOf(Scope.CHANNELS)),
                            entry("consent.purpose.", Set.copyOf(Scope.PURPOSES)),
                            entry("export.", exported()),
                            entry(
                                    "hook.",
                                    each(
                                            Provider.values(),
                                            provider ->
                                                    Stream.of("", ".secret", ".where")
                                                            .map(
                                                                    provider.name()
                                                                                    .toLowerCase(
                                                                                            Locale
                                                                                                    .ROOT)
                                                                            ::concat))),
                            entry("mark.", words(Event.Mark.values())),
                            entry("measure.", words(Measure.values())),
                            entry("normaliser.", words(Normaliser.values())),
                            entry("people.column.", words(PeopleQuery.Column.values())),
                            entry("period.", Set.copyOf(Span.USUAL)),
                            entry("quarantine.dropped.", words(Recognition.Reason.values())),
                            entry("refusal.", reasons()),
                            entry("rights.trace.", traces()),
                            entry("review.answer.", Set.of("same", "different", "skip")),
                            entry(
                                    "hygiene.figure.",
                                    words(org.querencia.runtime.review.Figure.values())),
                            entry(
                                    "hygiene.about.",
                                    Set.of("merged", "refused", "unreachable", "invalid")),
                            entry("role.", words(Role.values())),
                            entry("alarm.is.", words(Alarm.State.values())),
                            entry("alarm.none.", words(Alarm.State.values())),
                            entry("alarm.state.", words(Alarm.State.values())),
                            entry(
                                    "sensor.kind.",
                                    Set.of("fall", "rise", "either", "missing", "below", "above")),
                            entry(
                                    "sensor.ready.",
                                    ReadySensor.ALL.stream()
                                            .map(ReadySensor::key)
                                            .collect(Collectors.toSet())),
                            entry("plan.verdict.", Set.of("short", "reached", "unsure", "too-few")),
                            entry("sensor.says.", words(Condition.Direction.values())),
                            entry("sensor.sensitivity.", words(Condition.Sensitivity.values())),
                            entry("sensor.step.", words(Step.values())),
                            entry("sensor.verdict.", words(Finding.Verdict.values())),
                            entry("segment.cause.", words(Cause.values())),
                            entry("segment.empty-now.", Set.of("active", "draft", "paused")),
                            entry("segment.state.", Set.of("active", "deleted", "draft", "paused")),
                            entry("stage.by.", Set.of("channel", "campaign", "trait", "value")),
                            entry(
                                    "stage.how.",
                                    Set.of("size", "came", "onward", "stay", "merge", "turn")),
                            entry("stage.note.", Set.of("turn", "passed", "open", "lost")),
                            entry(
                                    "stage.who.",
                                    Set.of(
                                            "here",
                                            "came",
                                            "passed",
                                            "open",
                                            "lost",
                                            "flow",
                                            "nobody",
                                            "nobody.do")),
                            entry("stage.within.", Set.copyOf(Terms.WITHIN)),
                            entry("strength.", words(Strength.values())),
                            entry("theme.", words(Theme.values())),
                            entry("trust.", words(Trust.values()))));

    /// Texts for words of the outside world; one that is not there is shown as it came.
    private static final Set<String> OPEN =
            Set.of(
                    "channel.",
                    "event.name.",
                    "field.",
                    "identifier.",
                    "linkage.field.",
                    "linkage.level.",
                    "review.level.",
                    "imports.field.",
                    "imports.field.person.",
                    "imports.kind.",
                    "imports.problem.",
                    "sensor.measure.",
                    "trait.");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(SPANISH.keys()).isEqualTo(ENGLISH.keys());
    }

    @Test
    void both_languages_say_the_same_arguments() {
        Map<String, String> different = new TreeMap<>();
        for (String key : ENGLISH.keys()) {
            String english = arguments(ENGLISH, key);
            String spanish = arguments(SPANISH, key);
            if (!english.equals(spanish)) {
                different.put(key, english + " in English, " + spanish + " in Spanish");
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void every_key_that_is_used_is_there() {
        Set<String> missing = used();
        missing.removeAll(ENGLISH.keys());
        assertThat(missing).isEmpty();
    }

    @Test
    void every_key_that_is_put_together_is_known_here() {
        Set<String> together = new TreeSet<>();
        keys().filter(TextsTest::isPutTogether).forEach(key -> together.add(key.group(1)));
        Set<String> known = new TreeSet<>(CLOSED.keySet());
        known.addAll(OPEN);
        assertThat(together).isEqualTo(known);
    }

    @Test
    void no_key_is_left_over() {
        Set<String> left = new TreeSet<>(ENGLISH.keys());
        left.removeAll(used());
        named("required\\(\\s*\"([A-Za-z-]+)\"").forEach(name -> left.remove("field." + name));
        left.removeIf(key ->
                OPEN.stream().filter(prefix -> !prefix.equals("field.")).anyMatch(key::startsWith));
        assertThat(left).isEmpty();
    }

    @Test
    void what_the_page_says_of_a_mapping_in_words_of_its_own_is_a_problem_of_mappings() {
        Set<String> codes =
                content(
                                Path.of(
                                        "../connect/src/main/resources/org/querencia/connect/read/reasons_en.properties"))
                        .lines()
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .collect(Collectors.toSet());
        assertThat(codes)
                .containsAll(
                        ENGLISH.keys().stream()
                                .filter(key -> key.startsWith("imports.problem."))
                                .map(key -> key.substring("imports.problem.".length()))
                                .toList());
    }

    @Test
    void no_text_is_empty() {
        for (Texts texts : List.of(ENGLISH, SPANISH)) {
            assertThat(texts.keys())
                    .filteredOn(key -> texts.text(key, 1, 1, 1).isBlank())
                    .isEmpty();
        }
    }

    private static Set<String> used() {
        Set<String> used = new TreeSet<>();
        keys().filter(key -> !isPutTogether(key)).forEach(key -> used.add(key.group(1)));
        named("\\b(?:text|RefusedException)\\(\\s*\"([a-z-]+\\.[A-Za-z.-]+)\"\\s*[,)]")
                .forEach(used::add);
        CLOSED.forEach((prefix, rests) -> rests.forEach(rest -> used.add(prefix + rest)));
        return used;
    }

    /// What looks like a key: it begins as some key does.
    private static Stream<MatchResult> keys() {
        Set<String> sections =
                ENGLISH.keys().stream()
                        .map(key -> key.substring(0, key.indexOf('.') + 1))
                        .collect(Collectors.toSet());
        return sources().stream()
                .flatMap(source -> KEY.matcher(source).results())
                .filter(found -> sections.stream().anyMatch(found.group(1)::startsWith));
    }

    private static boolean isPutTogether(MatchResult key) {
        return key.group(2) != null;
    }

    private static String arguments(Texts texts, String key) {
        return Pattern.compile("\\{(\\d)")
                .matcher(texts.pattern(key))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static Set<String> named(String pattern) {
        return sources().stream()
                .flatMap(source -> Pattern.compile(pattern).matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /// Every field of a person and of an event, and what the document says around them.
    private static Set<String> exported() {
        Set<String> names = new TreeSet<>(Set.of("lead", "timeline", "yes", "no"));
        Stream.of("ProfileRender", "Render")
                .map(name ->
                        content(Path.of("src/main/java/org/querencia/web/api", name + ".java")))
                .flatMap(source ->
                        Pattern.compile("put(?:Instant|Value)?\\(\\s*\"([A-Za-z]+)\"")
                                .matcher(source)
                                .results())
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    /// What certificates call the places beside the log where people were.
    private static Set<String> traces() {
        return Stream.of(
                        "../store/src/main/java/org/querencia/store/right/TextTrace.java",
                        "../connect/src/main/java/org/querencia/connect/run/FileTraces.java",
                        "../runtime/src/main/java/org/querencia/runtime/review/ReviewTrace.java")
                .map(file -> content(Path.of(file)))
                .flatMap(source ->
                        Pattern.compile(
                                        "(?:new TextTrace\\(\\s*readers,|\\btrace\\(|\\breturn)\\s*\"([a-z-]+)\"")
                                .matcher(source)
                                .results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> reasons() {
        return Arrays.stream(Refusal.Reason.class.getPermittedSubclasses())
                .map(reason ->
                        reason.getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                .toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Set<String> words(E[] values) {
        return each(values, value -> Stream.of(value.name().toLowerCase(Locale.ROOT)));
    }

    private static <T> Set<String> each(T[] values, Function<T, Stream<String>> words) {
        return Arrays.stream(values).flatMap(words).collect(Collectors.toSet());
    }

    private static List<String> sources() {
        return Stream.of(
                        "src/main/jte",
                        "src/main/java/org/querencia/web/console",
                        "src/main/java/org/querencia/web/api/PersonDocument.java")
                .flatMap(TextsTest::files)
                .toList();
    }

    private static Stream<String> files(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList().stream().map(TextsTest::content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
