package org.querencia.runtime.memory;

import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Receipt;
import org.querencia.core.rule.Field;
import org.querencia.runtime.memory.MemoryWarehouse.Snapshot;
import org.querencia.runtime.warehouse.Choices;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// Values and what was bought, counted one by one.
record MemoryChoices(Supplier<Snapshot> snapshots, Currency currency) implements Choices {

    @Override
    public List<Choice> values(Event.Type type, String name, String field, int limit) {
        Map<String, Set<ProfileId>> people = new HashMap<>();
        for (Row row : snapshots.get().rows()) {
            Event event = row.event().fact();
            if (event.type() == type && event.name().equals(name) && event.marks().isEmpty()) {
                row.owner()
                        .map(Owner::profile)
                        .ifPresent(profile ->
                                said(event, field).ifPresent(value -> add(people, value, profile)));
            }
        }
        return choices(people, limit);
    }

    @Override
    public List<Choice> campaigns(String name, int limit) {
        Field.requireCampaign(name);
        Map<String, Set<ProfileId>> people = new HashMap<>();
        for (Row row : snapshots.get().rows()) {
            Event event = row.event().fact();
            if (event.counts()) {
                row.owner()
                        .map(Owner::profile)
                        .ifPresent(profile ->
                                event.context()
                                        .fields("campaign")
                                        .text(name)
                                        .ifPresent(value -> add(people, value, profile)));
            }
        }
        return choices(people, limit);
    }

    @Override
    public List<Choice> bought(int limit) {
        Map<String, Set<ProfileId>> people = new HashMap<>();
        snapshots
                .get()
                .orders()
                .forEach(owned -> {
                    Receipt receipt = owned.order().receipt(currency);
                    if (receipt.counts() && owned.profile().isPresent()) {
                        receipt.lines().stream()
                                .filter(line -> line.quantity().signum() > 0)
                                .forEach(line -> {
                                    ProfileId profile = owned.profile().get();
                                    add(people, line.product().category(), profile);
                                    add(people, line.product().key(), profile);
                                });
                    }
                });
        return choices(people, limit);
    }

    private static Optional<String> said(Event event, String field) {
        Value.Fields fields =
                switch (event.type()) {
                    case IDENTIFY, GROUP, ALIAS -> event.traits();
                    case TRACK, PAGE, SCREEN -> event.properties();
                };
        return fields.get(field).flatMap(MemoryChoices::plain);
    }

    /// As text; empty for what is no single value.
    static Optional<String> plain(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Optional.of(text);
            case Value.Num(var number) -> Optional.of(number.toPlainString());
            case Value.Flag(boolean flag) -> Optional.of(Boolean.toString(flag));
            case Value.Nothing _, Value.Items _, Value.Fields _ -> Optional.empty();
        };
    }

    private static void add(Map<String, Set<ProfileId>> people, String value, ProfileId profile) {
        if (!value.isBlank()) {
            people.computeIfAbsent(value, _ -> new HashSet<>()).add(profile);
        }
    }

    private static List<Choice> choices(Map<String, Set<ProfileId>> people, int limit) {
        return people.entrySet().stream()
                .map(value -> new Choice(value.getKey(), value.getValue().size()))
                .sorted(
                        Comparator.comparingLong(Choice::people)
                                .reversed()
                                .thenComparing(Choice::value))
                .limit(limit)
                .toList();
    }
}
