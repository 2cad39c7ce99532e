package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.warehouse.Ways;
import org.querencia.runtime.warehouse.Ways.Contacts;
import org.querencia.runtime.warehouse.Ways.Content;

/// What people of each stage met of the company's.
final class MemoryContents {
    private record Met(String stage, String kind, String name) {}

    private final Map<Met, Long> events = new HashMap<>();
    private final Map<Met, Set<ProfileId>> people = new HashMap<>();

    void take(String stage, Event event, ProfileId person) {
        switch (event.type()) {
            case PAGE -> add(new Met(stage, "page", name(event)), person);
            case SCREEN -> add(new Met(stage, "screen", name(event)), person);
            case TRACK -> {
                if (Ways.MESSAGES.contains(event.name())) {
                    add(new Met(stage, "message", called(event)), person);
                }
            }
            case IDENTIFY, GROUP, ALIAS -> {}
        }
        Fields campaign = event.context().fields("campaign");
        campaign.text("name")
                .ifPresent(name ->
                        add(
                                new Met(
                                        stage,
                                        "campaign",
                                        Stream.concat(
                                                        Stream.of(name),
                                                        campaign.text("content").stream())
                                                .collect(Collectors.joining(" · "))),
                                person));
    }

    /// As the page says it, else its path.
    private static String name(Event event) {
        return event.name().isEmpty()
                ? event.properties()
                        .text("path")
                        .or(() -> event.context().fields("page").text("path"))
                        .orElse("")
                : event.name();
    }

    private static String called(Event event) {
        return Stream.of("subject", "title", "campaign_name", "name")
                .map(field -> event.properties().get(field).flatMap(MemoryChoices::plain))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(event.name());
    }

    private void add(Met met, ProfileId person) {
        if (!met.name().isEmpty()) {
            events.merge(met, 1L, Long::sum);
            people.computeIfAbsent(met, _ -> new HashSet<>()).add(person);
        }
    }

    /// Of each stage those that most met.
    List<Content> commonest() {
        Map<String, List<Content>> stages = new TreeMap<>();
        people.forEach((met, by) ->
                stages.computeIfAbsent(met.stage(), _ -> new ArrayList<>())
                        .add(
                                new Content(
                                        met.stage(),
                                        met.kind(),
                                        met.name(),
                                        by.size(),
                                        events.getOrDefault(met, 0L))));
        return stages.values().stream()
                .flatMap(stage ->
                        stage.stream()
                                .sorted(
                                        Comparator.comparingLong((Content one) -> -one.people())
                                                .thenComparing(Content::kind)
                                                .thenComparing(Content::name))
                                .limit(Contacts.CONTENTS_MAX))
                .toList();
    }
}
