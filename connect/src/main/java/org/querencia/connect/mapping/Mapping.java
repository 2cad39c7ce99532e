package org.querencia.connect.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the columns of a file mean.
///
/// @param file how it is written, where that is not left to detection
/// @param zone of times without one; else the company's
/// @param currency of amounts without one; else the company's
/// @param key columns that name what a row is about; empty: as the kind says
/// @param keyless rows are known by their content alone, whatever the kind says
/// @param fields those of the kind, by name
/// @param properties further ones of the event, by name
/// @param refund which rows of orders tell of money given back
/// @param cancelled which rows of orders tell that the order does not stand
/// @param skip rows that are left out on purpose
/// @param reject rows that are refused, with the reason
public record Mapping(
        Kind kind,
        FileHints file,
        Optional<ZoneId> zone,
        Optional<String> currency,
        List<String> key,
        boolean keyless,
        Person person,
        Map<String, Taking> fields,
        Map<String, Taking> properties,
        Optional<Refund> refund,
        Optional<Condition> cancelled,
        List<Rule> skip,
        List<Rule> reject) {

    /// How a file is written, as far as the mapping says.
    ///
    /// @param header whether its first row names the columns, or in which line they are named
    public record FileHints(
            Optional<String> encoding,
            Optional<Character> delimiter,
            Optional<Character> quote,
            Optional<Integer> header,
            Optional<String> sheet,
            Optional<Character> decimal,
            Optional<Character> thousands,
            Optional<String> dates) {

        public static final FileHints NONE =
                new FileHints(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /// Who a row is about.
    ///
    /// @param identifiers by type, each with one or several columns: all of them count
    public record Person(
            Map<String, List<Taking>> identifiers,
            Map<String, Taking> traits,
            Optional<Company> company,
            List<Consent> consents) {

        public static final Person NOBODY =
                new Person(Map.of(), Map.of(), Optional.empty(), List.of());
    }

    /// The company somebody belongs to.
    ///
    /// @param words role, title and buying_role of the person there
    public record Company(Taking id, Map<String, Taking> traits, Map<String, Taking> words) {}

    /// That somebody allows something, or no longer.
    ///
    /// @param channel email, whatsapp, sms, phone, push, post or any
    /// @param purpose marketing, service, profiling or another word
    /// @param given yes or no; blank says nothing
    /// @param at when it was said; else when the row was
    /// @param proof proof (the words agreed to), place and document, each where it is told
    public record Consent(
            String channel,
            String purpose,
            Taking given,
            Optional<Taking> at,
            Map<String, Taking> proof) {}

    /// @param of the column with the order that is given back; else the row's own order
    public record Refund(Condition when, Optional<Taking> of) {}

    public record Rule(Condition when, String reason) {}
}
