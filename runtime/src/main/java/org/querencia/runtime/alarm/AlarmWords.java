package org.querencia.runtime.alarm;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Finding.Band;
import org.querencia.core.alarm.Plan;
import org.querencia.core.alarm.Share;
import org.querencia.core.alarm.Step;
import org.querencia.core.alarm.Subject;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.alarm.Watchable.Unit;

/// Says alarms in plain words: what, how unusual, since when, and where it comes from. Safe from
/// any thread.
public final class AlarmWords {

    private static final String BUNDLE = "org.querencia.runtime.alarm.words";

    private final Workspace workspace;
    private final Watchables watchables;
    private final UnaryOperator<String> sourceNames;
    private final BiFunction<Subject, Locale, String> stageNames;

    /// @param sourceNames the name of a source by its key
    /// @param stageNames what the stages of a passage are called in a language
    public AlarmWords(
            Workspace workspace,
            Watchables watchables,
            UnaryOperator<String> sourceNames,
            BiFunction<Subject, Locale, String> stageNames) {
        this.stageNames = stageNames;
        this.workspace = workspace;
        this.watchables = watchables;
        this.sourceNames = sourceNames;
    }

    /// One sentence each, in order: what, how unusual, since when, the likely cause; those that
    /// cannot be said are left out.
    public List<String> sentences(Alarm alarm, Locale language) {
        Speech in = speech(alarm.subject(), language);
        List<String> sentences = new ArrayList<>();
        sentences.add(what(in, alarm));
        alarm.first()
                .change()
                .ifPresent(change -> {
                    if (alarm.condition() instanceof Condition.Unusual) {
                        sentences.add(
                                in.say(change < 0 ? "less" : "more", in.percent(Math.abs(change))));
                    }
                });
        if (alarm.since().isBefore(alarm.first().period())) {
            sentences.add(in.say("since", in.when(alarm.since(), alarm.step())));
        }
        alarm.cause().ifPresent(cause -> sentences.add(cause(in, cause)));
        return sentences;
    }

    /// What it is about, in a line: the sensor's name, or the plan's passage.
    public String title(Alarm alarm, Locale language) {
        Speech in = speech(alarm.subject(), language);
        return switch (alarm.condition()) {
            case Condition.Lagging _ -> in.say("title.short", in.passage());
            case Condition.Due _ -> in.say("title.due", in.passage());
            case Condition.Above _, Condition.Below _, Condition.Unusual _, Condition.Missing _ ->
                    alarm.title();
        };
    }

    /// What is watched, such as 'Orders (channel web)'.
    public String subject(Subject subject, Locale language) {
        return speech(subject, language).subject();
    }

    /// A value of what is watched, with its unit.
    public String value(Subject subject, double value, Locale language) {
        return speech(subject, language).value(value);
    }

    /// From which stage to which.
    public String passage(Plan.Passage passage, Locale language) {
        return stageNames.apply(passage.subject(), language);
    }

    /// When a period is.
    public String when(LocalDateTime period, Step step, Locale language) {
        return speech(Subject.of("orders"), language).when(period, step);
    }

    private String what(Speech in, Alarm alarm) {
        Finding first = alarm.first();
        String when = in.when(first.period(), alarm.step());
        String value = in.value(first.value().orElse(0));
        return switch (alarm.condition()) {
            case Condition.Above(double limit) ->
                    in.say("above", in.subject(), value, when, in.value(limit));
            case Condition.Below(double limit) ->
                    in.say("below", in.subject(), value, when, in.value(limit));
            case Condition.Lagging(double target, int horizonDays) ->
                    in.say(
                            "short",
                            in.passage(),
                            value,
                            horizonDays,
                            in.percent(target),
                            in.value(first.band().map(Band::high).orElse(0.0)));
            case Condition.Due(var day) -> in.say("due", in.passage(), day.map(in::day).orElse(""));
            case Condition.Missing() ->
                    in.say(
                            "missing",
                            in.subject(),
                            when,
                            in.value(first.band().map(Band::expected).orElse(0.0)),
                            in.slot(first.period(), alarm.step()));
            case Condition.Unusual _ ->
                    first.band()
                            .map(band ->
                                    in.say(
                                            "unusual",
                                            in.subject(),
                                            value,
                                            when,
                                            in.value(band.expected()),
                                            in.slot(first.period(), alarm.step()),
                                            in.value(band.low()),
                                            in.value(band.high())))
                            .orElseGet(() -> in.say("level", in.subject(), value, when));
        };
    }

    private String cause(Speech in, Share cause) {
        return in.say(
                "cause",
                in.dimension(cause.dimension()),
                cause.key().isEmpty() ? in.say("untold") : in.name(cause.dimension(), cause.key()),
                in.value(cause.value()),
                in.value(cause.expected()));
    }

    private Speech speech(Subject subject, Locale language) {
        Locale locale = Locale.of(language.getLanguage(), workspace.country());
        return new Speech(
                words(language),
                locale,
                subject,
                watchables.find(subject.measure()).map(Watchable::unit).orElse(Unit.PIECES));
    }

    static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.getLanguage().equals("es") ? Locale.of("es") : Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// One language, for one subject.
    private final class Speech {
        private final ResourceBundle words;
        private final Locale locale;
        private final Subject of;
        private final Unit unit;

        Speech(ResourceBundle words, Locale locale, Subject of, Unit unit) {
            this.words = words;
            this.locale = locale;
            this.of = of;
            this.unit = unit;
        }

        String say(String key, Object... parts) {
            return new MessageFormat(words.getString(key), locale).format(parts);
        }

        String subject() {
            String key = "measure." + of.measure();
            String measure = words.containsKey(key) ? words.getString(key) : of.measure();
            List<String> narrowed = new ArrayList<>();
            of.only()
                    .forEach((name, value) ->
                            narrowed.add("%s %s".formatted(dimension(name), name(name, value))));
            return narrowed.isEmpty()
                    ? measure
                    : "%s (%s)".formatted(measure, String.join(", ", narrowed));
        }

        /// Of a plan: from which stage to which.
        String passage() {
            return stageNames.apply(of, locale);
        }

        String day(LocalDate day) {
            return when(day.atStartOfDay(), Step.DAY);
        }

        String dimension(String name) {
            String key = "dimension." + name;
            return words.containsKey(key) ? words.getString(key) : name;
        }

        String name(String dimension, String key) {
            return dimension.equals(WarehouseFigure.SOURCE) ? sourceNames.apply(key) : key;
        }

        String value(double value) {
            return switch (unit) {
                case MONEY -> money(value);
                case PERCENT -> percent(value / 100);
                case PIECES -> {
                    NumberFormat format = NumberFormat.getNumberInstance(locale);
                    format.setMaximumFractionDigits(Math.abs(value) < 10 ? 1 : 0);
                    yield format.format(value);
                }
            };
        }

        private String money(double value) {
            NumberFormat format = NumberFormat.getCurrencyInstance(locale);
            format.setCurrency(workspace.currency());
            format.setMaximumFractionDigits(
                    Math.abs(value) >= 1000
                            ? 0
                            : Math.max(0, workspace.currency().getDefaultFractionDigits()));
            return format.format(value);
        }

        String percent(double share) {
            return new DecimalFormat(
                            Math.abs(share) < 0.1 ? "0.# %" : "0 %",
                            DecimalFormatSymbols.getInstance(locale))
                    .format(share);
        }

        String when(LocalDateTime period, Step step) {
            return DateTimeFormatter.ofPattern(words.getString("format." + step.text()), locale)
                    .format(period);
        }

        /// The weekday that is compared, with the hour where hours are.
        String slot(LocalDateTime period, Step step) {
            String day = period.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
            return switch (step) {
                case DAY -> say("slot.day", day);
                case HOUR -> say("slot.hour", day, period.getHour() + ":00");
            };
        }
    }
}
