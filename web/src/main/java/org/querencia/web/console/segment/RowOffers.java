package org.querencia.web.console.segment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.querencia.core.rule.Field;
import org.querencia.core.rule.rows.Condition;
import org.querencia.core.rule.rows.Edits;
import org.querencia.core.rule.rows.Group;
import org.querencia.core.rule.rows.Names;
import org.querencia.core.rule.rows.Row;
import org.querencia.core.rule.rows.Slot;
import org.querencia.runtime.segment.Offers;
import org.querencia.runtime.segment.Offers.Offer;

/// What can be picked in one field of a row: depends on what the fields before it say.
final class RowOffers {

    private RowOffers() {}

    /// @param field the name of a field of the form, such as `r.0.v0`, `r.0.PROPERTY`,
    ///   `r.0.w.1.field`
    static List<Offer> of(Offers offers, Group rows, String field) {
        String[] parts = field.split("\\.w\\.", 2);
        String name = parts.length == 2 ? parts[0] : field.replaceFirst("\\.[A-Za-z0-9_]+$", "");
        if (!(Edits.at(rows, RowForm.place(name)).orElse(rows) instanceof Row row)) {
            return List.of();
        }
        if (parts.length == 2) {
            return ofCondition(offers, row, parts[1]);
        }
        if (field.endsWith("." + Slot.PRODUCT)) {
            return offers.bought();
        }
        return field.endsWith("." + Slot.PROPERTY)
                ? offers.properties(row.slot(Slot.EVENT))
                : values(offers, row);
    }

    private static List<Offer> ofCondition(Offers offers, Row row, String rest) {
        String index = rest.substring(0, Math.max(0, rest.indexOf('.')));
        String event = row.slot(Slot.EVENT);
        if (rest.endsWith(".field") || !index.matches("[0-9]{1,3}")) {
            return withCampaign(offers.properties(event));
        }
        int at = Integer.parseInt(index);
        List<Condition> conditions = row.where().conditions();
        if (at >= conditions.size()) {
            return List.of();
        }
        String field = conditions.get(at).field();
        return Condition.campaign(field)
                .map(offers::campaigns)
                .orElseGet(() -> offers.propertyValues(event, outermost(field)));
    }

    /// Whatever the event, a campaign may have led to it.
    private static List<Offer> withCampaign(List<Offer> properties) {
        return Stream.concat(
                        properties.stream(),
                        Field.CAMPAIGN.stream()
                                .map(name -> new Offer(Condition.CAMPAIGN + name, 0)))
                .toList();
    }

    private static List<Offer> values(Offers offers, Row row) {
        return switch (row.kind()) {
            case TRAIT -> offers.traitValues(outermost(row.slot(Slot.FIELD)));
            case ACCOUNT -> offers.accountValues(outermost(row.slot(Slot.FIELD)));
            case STAGE ->
                    offers
                            .vocabulary()
                            .models()
                            .getOrDefault(row.slot(Slot.MODEL), Set.of())
                            .stream()
                            .sorted()
                            .map(stage -> new Offer(stage, 0))
                            .toList();
            default -> List.of();
        };
    }

    private static String outermost(String field) {
        List<String> path = Names.path(field);
        return path.size() == 1 ? path.getFirst() : "";
    }
}
