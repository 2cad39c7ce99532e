package org.querencia.core.rule.rows;

/// What is filled in of a [Row], beside how it is compared.
public enum Slot {
    /// An event's name, as rules name it.
    EVENT,
    OTHER_EVENT,
    /// `sum`, `avg`, `min`, `max` or `distinct`.
    FOLD,
    /// A property of events, by its plain name.
    PROPERTY,
    /// `30d`, `this month`, `ever`.
    WINDOW,
    /// `30d`.
    LENGTH,
    /// A number.
    TIMES,
    /// `first` or `last`.
    MOMENT,
    OTHER_MOMENT,
    /// A trait, as [Names] writes it.
    FIELD,
    OTHER_FIELD,
    /// As what two fields are compared: `number`, `text`, `flag` or `timestamp`.
    TYPE,
    /// An id, SKU, key or category.
    PRODUCT,
    /// Of ISO 4217; empty for the workspace's.
    CURRENCY,
    CHANNEL,
    PURPOSE,
    MODEL,
    SEGMENT,
    SCORE,
    /// One that is defined, or a latitude and longitude.
    PLACE,
    /// `500m`, `3km`.
    DISTANCE,
    /// A part of a rule, as text.
    TEXT;

    /// What most people mean; empty where there is no such thing.
    String usual() {
        return switch (this) {
            case WINDOW, LENGTH -> "30d";
            case MOMENT, OTHER_MOMENT -> "last";
            case FOLD -> "sum";
            case TYPE -> "number";
            case TIMES -> "2";
            case PURPOSE -> "marketing";
            case EVENT,
                    OTHER_EVENT,
                    PROPERTY,
                    FIELD,
                    OTHER_FIELD,
                    PRODUCT,
                    CURRENCY,
                    CHANNEL,
                    MODEL,
                    SEGMENT,
                    SCORE,
                    PLACE,
                    DISTANCE,
                    TEXT ->
                    "";
        };
    }

    boolean mayBeEmpty() {
        return this == CURRENCY;
    }
}
