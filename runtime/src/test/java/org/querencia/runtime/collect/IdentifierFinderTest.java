package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Event;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.collect.Delivery.Shape;

/// Who an event speaks of. The workspace is Colombian.
class IdentifierFinderTest {

    private final CollectKit kit = new CollectKit();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    user and browser          | "type":"page","userId":"u1","anonymousId":"a1" | user_id:u1 anonymous_id:a1
                    numbers are names too     | "type":"page","userId":7,"anonymousId":1.50    | user_id:7 anonymous_id:1.50
                    said to be nobody         | "type":"page","userId":null,"anonymousId":"a1" | anonymous_id:a1
                    blocked names             | "type":"page","userId":"undefined","anonymousId":"a1" | anonymous_id:a1
                    zeros and dashes          | "type":"page","userId":"000-000","anonymousId":"a1" | anonymous_id:a1
                    nobody at all             | "type":"page","userId":"null"                  |
                    traits of an identify     | "type":"identify","userId":"u1","traits":{"email":" Ana@X.CO ","phone":"300 555 0011","tax_id":"900.373.115-3","loyaltyCard":"ab 12"} | user_id:u1 email:ana@x.co tax_id:900373115 loyalty_card:AB12 phone:+573005550011
                    a form that was filled in | "type":"identify","anonymousId":"a1","traits":{"email":"not an address","phone":"12"} | anonymous_id:a1
                    traits in the context     | "type":"track","event":"Seen","userId":"u1","context":{"traits":{"email":"ana@x.co"}} | user_id:u1 email:ana@x.co
                    a company's traits        | "type":"group","groupId":"g1","userId":"u1","traits":{"email":"office@x.co"} | user_id:u1
                    the buyer's address       | "type":"track","event":"Order Completed","anonymousId":"a1","properties":{"email":"ana@x.co","phone":"3005550011"} | email:ana@x.co phone:+573005550011 anonymous_id:a1
                    at any step of paying     | "type":"track","event":"Checkout Step Completed","anonymousId":"a1","properties":{"email":"ana@x.co"} | email:ana@x.co anonymous_id:a1
                    by its former name        | "type":"track","event":"Completed Order","anonymousId":"a1","properties":{"email":"ana@x.co"} | email:ana@x.co anonymous_id:a1
                    an order told otherwise   | "type":"track","event":"Order Shipped","anonymousId":"a1","properties":{"email":"ana@x.co"} | email:ana@x.co anonymous_id:a1
                    a friend's address        | "type":"track","event":"Friend Invited","anonymousId":"a1","properties":{"email":"luz@x.co"} | anonymous_id:a1
                    a shared product          | "type":"track","event":"Product Shared","anonymousId":"a1","properties":{"recipient":"luz@x.co","email":"luz@x.co"} | anonymous_id:a1
                    a telephone that is one   | "type":"screen","anonymousId":"a1","context":{"device":{"type":"ios","id":"ABC","token":"T1"}} | ios.id:abc ios.push_token:t1 anonymous_id:a1
                    tracking allowed          | "type":"screen","anonymousId":"a1","context":{"device":{"type":"Android","id":"D1","advertisingId":"AD1","adTrackingEnabled":true}} | android.id:d1 android.idfa:ad1 anonymous_id:a1
                    tracking not allowed      | "type":"screen","anonymousId":"a1","context":{"device":{"type":"android","advertisingId":"AD1","adTrackingEnabled":false}} | anonymous_id:a1
                    nothing said of tracking  | "type":"screen","anonymousId":"a1","context":{"device":{"type":"android","advertisingId":"AD1"}} | anonymous_id:a1
                    another device            | "type":"screen","anonymousId":"a1","context":{"device":{"type":"tv","id":"TV1"}} | device:tv1 anonymous_id:a1
                    Google's client           | "type":"page","anonymousId":"a1","integrations":{"Google Analytics":{"clientId":"1033501218.1368477899"}} | ga_client_id:1033501218.1368477899 anonymous_id:a1
                    an id of another system   | "type":"page","userId":"u1","context":{"externalIds":[{"id":"77","type":"erp","collection":"users","encoding":"none"}]} | user_id:u1 erp:77
                    said shortly              | "type":"page","userId":"u1","context":{"externalIds":[{"id":77,"type":"erp"}]} | user_id:u1 erp:77
                    a company's id            | "type":"page","userId":"u1","context":{"externalIds":[{"id":"77","type":"erp","collection":"accounts","encoding":"none"}]} | user_id:u1
                    an id in code             | "type":"page","userId":"u1","context":{"externalIds":[{"id":"77","type":"email","collection":"users","encoding":"sha256"}]} | user_id:u1
                    ids that are none         | "type":"page","userId":"u1","context":{"externalIds":[7,{"id":"7"},{"type":"erp"},{"id":"7","type":"no such type!"}]} | user_id:u1
                    a declared type           | "type":"page","userId":"u1","context":{"externalIds":[{"id":"Ana@X.co","type":"email"}]} | user_id:u1 email:ana@x.co
                    said twice                | "type":"identify","userId":"u1","traits":{"email":"ana@x.co"},"context":{"traits":{"email":"ANA@x.co"}} | user_id:u1 email:ana@x.co
                    the final consumer        | "type":"identify","userId":"u1","traits":{"taxId":"222222222222"} | user_id:u1
                    """)
    void an_event_names(String what, String item, String identifiers) {
        Answer answer = kit.send(new Shape.Batch(), "sec", "{\"batch\":[{" + item + "}]}");
        assertThat(answer).isEqualTo(new Answer.Accepted(1, 0, java.util.List.of()));
        assertThat(named(kit.ingest.events().getFirst()))
                .isEqualTo(identifiers == null ? "" : identifiers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "null",
                "anonymous",
                "guest",
                "undefined",
                "true",
                "false",
                "none",
                "NaN",
                "[object Object]",
                "id",
                "email",
                "distinct_id",
                "not_authenticated",
                "GUEST"
            })
    void what_senders_write_for_nobody_names_nobody(String id) {
        assertThat(
                        kit.event(
                                        "{\"type\":\"page\",\"userId\":\"%s\",\"anonymousId\":\"a1\"}"
                                                .formatted(id))
                                .identifiers())
                .containsExactly(new Identifier("anonymous_id", "a1"));
    }

    @Test
    void of_too_many_identifiers_the_strongest_are_kept() {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < 2 * Event.IDENTIFIERS_MAX; i++) {
            ids.append("{\"id\":\"%d\",\"type\":\"t%d\"},".formatted(i, i));
        }
        ids.setLength(ids.length() - 1);
        Event event =
                kit.event(
                        "{\"type\":\"page\",\"userId\":\"u1\",\"anonymousId\":\"a1\","
                                + "\"context\":{\"externalIds\":["
                                + ids
                                + "]}}");
        assertThat(event.identifiers())
                .hasSize(Event.IDENTIFIERS_MAX)
                .startsWith(new Identifier("user_id", "u1"))
                .doesNotContain(new Identifier("anonymous_id", "a1"));
    }

    private static String named(Event event) {
        return event.identifiers().stream()
                .map(Identifier::toString)
                .collect(Collectors.joining(" "));
    }
}
