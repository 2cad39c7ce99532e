package org.querencia.runtime.alarm;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Condition;
import org.querencia.core.alarm.Plan;
import org.querencia.core.alarm.Subject;

/// Where the people (or the events) behind an alarm are shown: an address within the console.
public final class Behind {

    private Behind() {}

    public static String address(Alarm alarm) {
        Subject subject = alarm.subject();
        LocalDate from = alarm.since().toLocalDate();
        LocalDate to = alarm.latest().period().toLocalDate();
        Map<String, String> query = new LinkedHashMap<>();
        String source = subject.only(WarehouseFigure.SOURCE);
        return switch (subject.measure()) {
            case "segment-size" ->
                    "/segments/" + part(subject.only(StoredFigure.SegmentSize.SEGMENT));
            case Plan.MEASURE -> passage(alarm);
            case "refused-events" ->
                    source.isEmpty() ? "/sources" : "/sources/%s/refused".formatted(part(source));
            case "new-people" -> {
                query.put("firstFrom", from.toString());
                query.put("firstTo", to.toString());
                yield "/people" + query(query, subject);
            }
            case "orders", "revenue", "average-ticket", "events" -> {
                if (!subject.only(WarehouseFigure.CHANNEL).isEmpty()) {
                    query.put("lastFrom", from.toString());
                    yield "/people" + query(query, subject);
                }
                query.put("from", from.toString());
                query.put("to", to.toString());
                yield "/figures/" + subject.measure() + query(query, subject);
            }
            default -> "/people";
        };
    }

    /// Of a plan the plan, else who entered the stage and what became of them.
    private static String passage(Alarm alarm) {
        Subject subject = alarm.subject();
        String model = part(subject.only("model"));
        return alarm.condition() instanceof Condition.Lagging
                        || alarm.condition() instanceof Condition.Due
                ? "/journey/%s/plans#%s".formatted(model, Plan.Passage.of(subject).key())
                : "/journey/%s/people?stage=%s&fate=".formatted(model, part(subject.only("from")));
    }

    private static String query(Map<String, String> query, Subject subject) {
        for (String name : new String[] {WarehouseFigure.SOURCE, WarehouseFigure.CHANNEL}) {
            if (!subject.only(name).isEmpty()) {
                query.put(name, subject.only(name));
            }
        }
        return query.entrySet().stream()
                .map(one -> one.getKey() + "=" + part(one.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
