package org.querencia.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.identity.IdentifierType.Strength;
import org.querencia.core.identity.Recognition.Accepted;
import org.querencia.core.identity.Recognition.Dropped;
import org.querencia.core.kit.Events;

class IdentityRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "000",
                "00000000-0000-0000-0000-000000000000",
                "---",
                "-1",
                "null",
                "NULL",
                "anonymous",
                "Anonymous",
                "guest",
                "undefined",
                "true",
                "false",
                "none",
                "None",
                "NaN",
                "[object Object]",
                "id",
                "email",
                "distinct_id",
                "not_authenticated",
                " null "
            })
    void what_programs_send_when_they_mean_nobody_is_dropped(String raw) {
        for (String type : List.of("user_id", "email", "anonymous_id", "phone", "my_crm_id")) {
            assertThat(outcome("CO", type, raw)).as(type).isEqualTo("BLOCKED");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    type         | raw                            | outcome
                    user_id      | "  u1 "                        | u1
                    user_id      | "U1"                           | U1
                    user_id      | "   "                          | BLANK
                    user_id      | 507f191e810c19729de860ea       | 507f191e810c19729de860ea
                    email        | " Ana+News@X.CO "              | ana+news@x.co
                    email        | ana@localhost                  | MALFORMED
                    email        | ana                            | MALFORMED
                    email        | ana@b@x.co                     | MALFORMED
                    email        | "ana b@x.co"                   | MALFORMED
                    email        | ana@x..co                      | MALFORMED
                    email        | ana@                           | MALFORMED
                    email        | "niña@peñón.co"                | niña@xn--pen-8mak.co
                    phone        | "300 123 4567"                 | +573001234567
                    phone        | "(+57) 300-123-4567"           | +573001234567
                    phone        | +573001234567                  | +573001234567
                    phone        | 00573001234567                 | +573001234567
                    phone        | "601 234 5678"                 | +576012345678
                    phone        | "+34 612 34 56 78"             | +34612345678
                    phone        | +4407911123456                 | +447911123456
                    phone        | 1234567                        | MALFORMED
                    phone        | +5799                          | MALFORMED
                    phone        | call me                        | MALFORMED
                    phone        | 3333333333                     | BLOCKED
                    loyalty_card | "ab-12 34"                     | AB1234
                    device       | 6D92078A-8246-4BA4-AE5B-76104861E7DC | 6d92078a-8246-4ba4-ae5b-76104861e7dc
                    my.crm_id    | " x-9 "                        | x-9
                    "my crm"     | x-9                            | UNKNOWN_TYPE
                    """,
            useHeadersInDisplayName = true)
    void raw_values_become_the_form_that_is_compared(String type, String raw, String outcome) {
        assertThat(outcome("CO", type, raw)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    country | raw               | outcome      | why
                    CO      | 890.903.938-8     | 890903938    | "Bancolombia, check digit right and left out"
                    CO      | 8909039388        | 890903938    | the same run together
                    CO      | 890903938         | 890903938    | the same without it
                    CO      | NIT 899.999.068-1 | 899999068    | Ecopetrol
                    CO      | 890.903.938-7     | MALFORMED    | wrong check digit
                    CO      | 8909039387        | MALFORMED    | the same run together
                    CO      | 1.020.304.050     | 1020304050   | a person's ten digits
                    CO      | 52345678          | 52345678     | an older person's
                    CO      | 222222222222      | BLOCKED      | DIAN's consumidor final
                    CO      | 2222222222        | BLOCKED      | the same in ten digits
                    CO      | AB-123456         | AB123456     | a passport
                    CO      | ESB12345674       | B12345674    | a Spanish supplier
                    ES      | 12345678z         | 12345678Z    | NIF
                    ES      | 12.345.678-Z      | 12345678Z    | the same with punctuation
                    ES      | ES12345678Z       | 12345678Z    | VAT form
                    ES      | 12345678A         | MALFORMED    | wrong letter
                    ES      | X1234567L         | X1234567L    | NIE
                    ES      | Y1234567X         | Y1234567X    | NIE of the second series
                    ES      | X1234567A         | MALFORMED    | wrong letter
                    ES      | A58818501         | A58818501    | CIF with digit
                    ES      | A58818502         | MALFORMED    | wrong digit
                    ES      | Q2826000H         | Q2826000H    | CIF with letter
                    MX      | GODE561231GR8     | GODE561231GR8| free form
                    MX      | none here         | MALFORMED    | no digit in it
                    """,
            useHeadersInDisplayName = true)
    void tax_ids_are_proved_by_their_check_digits(
            String country, String raw, String outcome, String why) {
        assertThat(outcome(country, "tax_id", raw)).as(why).isEqualTo(outcome);
    }

    @Test
    void a_value_longer_than_the_limit_is_dropped() {
        assertThat(outcome("CO", "user_id", "x".repeat(256))).hasSize(256);
        assertThat(outcome("CO", "user_id", "x".repeat(257))).isEqualTo("TOO_LONG");
    }

    @Test
    void plus_tags_are_kept_and_comparable() {
        assertThat(outcome("CO", "email", "Ana+a@x.co")).isEqualTo("ana+a@x.co");
        assertThat(Normaliser.comparableEmail("ana+a@x.co")).isEqualTo("ana@x.co");
        assertThat(Normaliser.comparableEmail("ana@x.co")).isEqualTo("ana@x.co");
        assertThat(Normaliser.comparableEmail("+a@x.co")).isEqualTo("+a@x.co");
    }

    /// Segment's order (user_id, email, then by name) but for what names a device, which comes
    /// last.
    @Test
    void identifiers_come_by_priority_then_by_name() {
        List<Identifier> mixed =
                List.of(
                        Events.identifier("anonymous_id:a"),
                        Events.identifier("ios.idfa:i"),
                        Events.identifier("zeta:z"),
                        Events.identifier("phone:+573001234567"),
                        Events.identifier("alpha:a"),
                        Events.identifier("tax_id:1"),
                        Events.identifier("loyalty_card:1"),
                        Events.identifier("email:b@x.co"),
                        Events.identifier("email:a@x.co"),
                        Events.identifier("email:b@x.co"),
                        Events.identifier("user_id:u"));
        assertThat(Registry.RULES.ordered(mixed).stream().map(Identifier::toString))
                .containsExactly(
                        "user_id:u",
                        "email:a@x.co",
                        "email:b@x.co",
                        "tax_id:1",
                        "loyalty_card:1",
                        "phone:+573001234567",
                        "alpha:a",
                        "zeta:z",
                        "ios.idfa:i",
                        "anonymous_id:a");
    }

    @Test
    void segments_limits_hold_by_default() {
        assertThat(Registry.RULES.type("user_id").limit()).isEqualTo(1);
        for (String type : List.of("email", "phone", "android.id", "ga_client_id", "my_crm_id")) {
            assertThat(Registry.RULES.type(type).limit()).as(type).isEqualTo(5);
        }
    }

    @Test
    void a_workspace_may_declare_types_of_its_own() {
        IdentityDefinition defaults = IdentityDefinition.defaults();
        List<IdentifierType> types = new ArrayList<>(defaults.types());
        types.add(
                new IdentifierType(
                        "member",
                        Normaliser.CARD,
                        2,
                        5,
                        Strength.STRONG,
                        Set.of("Staff"),
                        List.of("T\\d+")));
        IdentityRules rules =
                new IdentityRules(
                        new IdentityDefinition(types, defaults.undeclared()), Registry.COLOMBIA);
        assertThat(rules.identifier("member", "m 1"))
                .isEqualTo(new Accepted(new Identifier("member", "M1")));
        assertThat(rules.identifier("member", "STAFF"))
                .isEqualTo(new Dropped("member", "STAFF", Recognition.Reason.BLOCKED));
        assertThat(rules.identifier("member", "t-1"))
                .isEqualTo(new Dropped("member", "t-1", Recognition.Reason.BLOCKED));
    }

    @Test
    void nonsense_in_a_definition_is_refused_with_its_reason() {
        assertThatThrownBy(
                        () -> IdentifierType.of("email", Normaliser.EMAIL, 0, 1, Strength.STRONG))
                .hasMessage("identifier type 'email': limit 0 is not between 1 and 100");
        assertThatThrownBy(() ->
                        IdentifierType.of("x", Normaliser.TEXT, 1, 1, Strength.STRONG)
                                .blocking("("))
                .hasMessage(
                        "identifier type 'x': blocked pattern '(' is no regular expression:"
                                + " Unclosed group");
    }

    @Test
    void an_anchor_is_the_salted_hash_of_type_and_value() {
        IdentityRules again = IdentityRules.defaults(Registry.COLOMBIA);
        Identifier ana = Events.identifier("email:ana@x.co");
        assertThat(Registry.RULES.anchorId(ana))
                .isEqualTo(again.anchorId(ana))
                .isEqualTo(Registry.RULES.anchorId(ana))
                .hasToString("7dfa9e75-e769-0262-37dd-6230012e498a");
        assertThat(Registry.RULES.anchorId(Events.identifier("user_id:ana@x.co")))
                .isNotEqualTo(again.anchorId(ana));
    }

    private static String outcome(String country, String type, String raw) {
        return switch (IdentityRules.defaults(Registry.workspace(country)).identifier(type, raw)) {
            case Accepted(Identifier identifier) -> identifier.value();
            case Dropped(_, _, Recognition.Reason reason) -> reason.name();
        };
    }
}
