package org.querencia.web.console.alarm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Finding;
import org.querencia.core.alarm.Finding.Band;
import org.querencia.core.alarm.Sensor;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.AlarmStore.Looked;
import org.querencia.web.console.frame.Frame;

/// A sensor as a reader sees it.
///
/// @param subject what it watches, in words
/// @param condition what raises an alarm, in words
/// @param standing how it is now, in words
/// @param raised whether its alarm lasts
public record SensorView(
        String key,
        String name,
        String subject,
        String condition,
        String standing,
        boolean raised,
        boolean active) {

    /// One period of the picture. Absent numbers of the band are the value's own.
    ///
    /// @param usual in words; empty where nothing usual is known
    public record Reading(
            String when,
            BigDecimal value,
            String said,
            BigDecimal low,
            BigDecimal high,
            String usual,
            boolean out) {}

    static SensorView of(
            Sensor sensor, Optional<Looked> looked, AlarmServices services, Frame frame) {
        Optional<Looked> own = looked.filter(one -> one.watch().version() == sensor.version());
        return new SensorView(
                sensor.key(),
                sensor.name(),
                services.words().subject(sensor.subject(), frame.texts().locale()),
                condition(sensor, services, frame),
                standing(sensor, own, frame),
                own.flatMap(one -> one.watch().alarm()).isPresent(),
                sensor.isActive());
    }

    private static String standing(Sensor sensor, Optional<Looked> looked, Frame frame) {
        if (!sensor.isActive()) {
            return frame.text("sensor.state.paused");
        }
        if (looked.isEmpty()) {
            return frame.text("sensor.verdict.new");
        }
        if (!looked.get().trouble().isEmpty()) {
            return frame.text("sensor.trouble", looked.get().trouble());
        }
        if (looked.get().watch().alarm().isPresent()) {
            return frame.text("sensor.verdict.out");
        }
        return looked.get()
                .watch()
                .latest()
                .map(verdict ->
                        frame.text("sensor.verdict." + verdict.name().toLowerCase(Locale.ROOT)))
                .orElseGet(() -> frame.text("sensor.verdict.new"));
    }

    private static String condition(Sensor sensor, AlarmServices services, Frame frame) {
        Locale language = frame.texts().locale();
        return switch (sensor.condition()) {
            case Condition.Above(double limit) ->
                    frame.text(
                            "sensor.says.above",
                            services.words().value(sensor.subject(), limit, language));
            case Condition.Below(double limit) ->
                    frame.text(
                            "sensor.says.below",
                            services.words().value(sensor.subject(), limit, language));
            case Condition.Missing() -> frame.text("sensor.says.missing");
            // Plans are watched without being shown among the sensors.
            case Condition.Lagging _, Condition.Due _ -> "";
            case Condition.Unusual unusual ->
                    frame.text(
                            "sensor.says." + unusual.direction().name().toLowerCase(Locale.ROOT));
        };
    }

    static List<Reading> readings(
            Sensor sensor, List<Finding> findings, AlarmServices services, Frame frame) {
        Locale language = frame.texts().locale();
        return findings.stream()
                .map(finding -> {
                    double value = finding.value().orElse(0);
                    Optional<Band> band = finding.band();
                    return new Reading(
                            services.words().when(finding.period(), sensor.step(), language),
                            BigDecimal.valueOf(value),
                            finding.value().isPresent()
                                    ? services.words().value(sensor.subject(), value, language)
                                    : "–",
                            BigDecimal.valueOf(band.map(Band::low).orElse(value)),
                            BigDecimal.valueOf(band.map(Band::high).orElse(value)),
                            band.map(one ->
                                            services.words()
                                                    .value(
                                                            sensor.subject(),
                                                            one.expected(),
                                                            language))
                                    .orElse("–"),
                            finding.verdict() == Finding.Verdict.OUT);
                })
                .toList();
    }
}
