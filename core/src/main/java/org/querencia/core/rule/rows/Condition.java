package org.querencia.core.rule.rows;

/// What is asked of a property of an event.
///
/// @param not whether the opposite is asked
/// @param field as [Names] writes it; of one that is text only, the text is its check's value
/// @param text whether it can be said only as text
public record Condition(boolean not, String field, Check check, boolean text) {

    public static final Condition EMPTY =
            new Condition(false, "", Check.of(Operator.IS, ""), false);

    static Condition text(String text) {
        return new Condition(false, "", Check.of(Operator.IS, text), true);
    }

    boolean isFinished() {
        return text ? !check.value(0).isBlank() : !field.isBlank() && check.isFinished();
    }
}
