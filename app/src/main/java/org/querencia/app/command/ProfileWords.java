package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// A person in lines for people.
final class ProfileWords {
    static final List<String> HEADS =
            List.of("PROFILE", "NAME", "IDENTIFIERS", "ORDERS", "REVENUE");
    private static final int NAME_LENGTH_MAX = 30;

    private ProfileWords() {}

    static List<String> row(JsonNode person) {
        String name = person.path("name").asString("");
        return List.of(
                person.path("id").asString(""),
                name.length() > NAME_LENGTH_MAX ? name.substring(0, NAME_LENGTH_MAX) : name,
                identifiers(person).stream().limit(2).collect(Collectors.joining(" ")),
                person.path("totals").path("orders").asString("0"),
                money(person.path("totals").path("revenue")));
    }

    static List<String> person(JsonNode person) {
        List<String> lines = new ArrayList<>();
        lines.add("Profile      " + person.path("id").asString(""));
        lines.add("Name         " + person.path("name").asString(""));
        identifiers(person).forEach(identifier -> lines.add("Identifier   " + identifier));
        person.path("traits")
                .properties()
                .forEach(trait ->
                        lines.add(
                                "Trait        %s = %s (%s, %s)"
                                        .formatted(
                                                trait.getKey(),
                                                text(trait.getValue().path("value")),
                                                trait.getValue().path("source").asString(""),
                                                trait.getValue().path("at").asString(""))));
        person.path("companies")
                .forEach(company ->
                        lines.add(
                                "Company      %s (%s)"
                                        .formatted(
                                                company.path("name").asString(""),
                                                company.path("id").asString(""))));
        person.path("consents")
                .forEach(consent ->
                        lines.add(
                                "Consent      %s/%s %s (%s, %s) %s"
                                        .formatted(
                                                consent.path("channel").asString(""),
                                                consent.path("purpose").asString(""),
                                                consent.path("given").asBoolean()
                                                        ? "given"
                                                        : "withdrawn",
                                                consent.path("source").asString(""),
                                                consent.path("at").asString(""),
                                                consent.path("proof").asString(""))));
        JsonNode totals = person.path("totals");
        lines.add("Orders       " + totals.path("orders").asString("0"));
        lines.add("Revenue      " + money(totals.path("revenue")));
        totals.path("elsewhere").forEach(amount -> lines.add("Without rate " + money(amount)));
        return lines;
    }

    private static List<String> identifiers(JsonNode person) {
        return StreamSupport.stream(person.path("identifiers").spliterator(), false)
                .map(one -> one.path("type").asString("") + ":" + one.path("value").asString(""))
                .toList();
    }

    static String money(JsonNode money) {
        return money.isObject()
                ? money.path("amount").asString("") + " " + money.path("currency").asString("")
                : "";
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
