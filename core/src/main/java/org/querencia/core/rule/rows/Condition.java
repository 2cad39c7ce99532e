package org.querencia.core.rule.rows;

import java.util.Optional;
import org.querencia.core.rule.Field;

/// What is asked of a property of an event.
///
/// @param not whether the opposite is asked
/// @param field as [Names] writes it, or what is told of the campaign that led to the event, after
///   [#CAMPAIGN]; of one that is text only, the text is its check's value
/// @param text whether it can be said only as text
public record Condition(boolean not, String field, Check check, boolean text) {

    public static final Condition EMPTY =
            new Condition(false, "", Check.of(Operator.IS, ""), false);

    /// The begin of the names of what is told of campaigns, such as `campaign:name`.
    public static final String CAMPAIGN = "campaign:";

    static Condition text(String text) {
        return new Condition(false, "", Check.of(Operator.IS, text), true);
    }

    /// What it asks of the campaign that led to an event; empty where it asks of a property.
    public static Optional<String> campaign(String field) {
        return Field.CAMPAIGN.stream()
                .filter(name -> field.strip().equals(CAMPAIGN + name))
                .findFirst();
    }

    boolean isFinished() {
        return text ? !check.value(0).isBlank() : !field.isBlank() && check.isFinished();
    }
}
