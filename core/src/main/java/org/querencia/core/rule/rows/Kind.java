package org.querencia.core.rule.rows;

import static org.querencia.core.rule.rows.Slot.EVENT;
import static org.querencia.core.rule.rows.Slot.FIELD;
import static org.querencia.core.rule.rows.Slot.LENGTH;
import static org.querencia.core.rule.rows.Slot.MOMENT;
import static org.querencia.core.rule.rows.Slot.OTHER_EVENT;
import static org.querencia.core.rule.rows.Slot.OTHER_MOMENT;
import static org.querencia.core.rule.rows.Slot.WINDOW;

import java.util.Arrays;
import java.util.List;
import org.querencia.core.rule.Signature.Part;
import org.querencia.core.rule.rows.Operator.Family;

/// What a [Row] speaks of.
public enum Kind {
    /// How often somebody did something.
    DID(Part.DID),
    /// What a property of what they did comes to.
    AMOUNT(Part.DID),
    /// What is left of what they did, half of it after a time.
    DECAYED(Part.DID),
    /// Did it once, but no more for so long.
    SILENT(Part.DID),
    /// The same, by the person's own interval.
    RHYTHM(Part.DID),
    /// How long ago the first or last one was.
    SINCE(Part.DID),
    /// When the first or last one was.
    MOMENT_OF(Part.DID),
    /// One thing was followed by another.
    ORDERED(Part.DID),
    /// One thing was before or after another.
    COMPARED(Part.DID),
    /// How long after the other (named second) the one was.
    APART(Part.DID),
    CAME_BY(Part.DID),
    NEAR(Part.DID),

    BOUGHT(Part.BOUGHT),
    ORDERS(Part.BOUGHT),
    REVENUE(Part.BOUGHT),
    /// Revenue divided by orders.
    TICKET(Part.BOUGHT),

    TRAIT(Part.KNOWN),
    ACCOUNT(Part.KNOWN),
    /// Two traits beside each other.
    TRAITS(Part.KNOWN),
    YEARS(Part.KNOWN),
    BIRTHDAY(Part.KNOWN),
    CONSENT(Part.KNOWN),

    STAGE(Part.STANDING),
    IN_SEGMENT(Part.STANDING),
    SCORE(Part.STANDING),

    /// A part of a rule that can be said only as text.
    TEXT(Part.OPERATORS);

    /// Those of a field, whatever its type.
    public static final List<Operator> OF_FIELDS =
            Arrays.stream(Operator.values())
                    .filter(operator -> operator.family() != Family.LENGTH)
                    .toList();

    private final Part part;

    Kind(Part part) {
        this.part = part;
    }

    /// Where it stands among all that rules can say.
    public Part part() {
        return part;
    }

    /// What is to be filled in, in this order.
    public List<Slot> slots() {
        return switch (this) {
            case DID -> List.of(EVENT, WINDOW);
            case AMOUNT -> List.of(Slot.FOLD, Slot.PROPERTY, EVENT, WINDOW);
            case DECAYED, SILENT -> List.of(EVENT, LENGTH);
            case RHYTHM -> List.of(EVENT, Slot.TIMES);
            case SINCE, MOMENT_OF -> List.of(MOMENT, EVENT);
            case ORDERED -> List.of(EVENT, OTHER_EVENT, LENGTH);
            case COMPARED, APART -> List.of(MOMENT, EVENT, OTHER_MOMENT, OTHER_EVENT);
            case CAME_BY -> List.of();
            case NEAR -> List.of(Slot.PLACE, Slot.DISTANCE);
            case BOUGHT -> List.of(Slot.PRODUCT, WINDOW);
            case ORDERS, TICKET, BIRTHDAY -> List.of(WINDOW);
            case REVENUE -> List.of(WINDOW, Slot.CURRENCY);
            case TRAIT, ACCOUNT, YEARS -> List.of(FIELD);
            case TRAITS -> List.of(Slot.TYPE, FIELD, Slot.OTHER_FIELD);
            case CONSENT -> List.of(Slot.CHANNEL, Slot.PURPOSE);
            case STAGE -> List.of(Slot.MODEL);
            case IN_SEGMENT -> List.of(Slot.SEGMENT);
            case SCORE -> List.of(Slot.SCORE);
            case TEXT -> List.of(Slot.TEXT);
        };
    }

    /// How it is compared; empty where it is true or false by itself.
    public List<Operator> operators() {
        return switch (this) {
            case DID, AMOUNT, DECAYED, ORDERS, REVENUE, TICKET, YEARS, SCORE ->
                    Operator.of(Family.NUMBER);
            case TRAITS -> Operator.of(Family.NUMBER).stream().filter(Kind::isSign).toList();
            case MOMENT_OF, COMPARED -> Operator.of(Family.TIME);
            case SINCE, APART -> Operator.of(Family.LENGTH);
            case CAME_BY -> Operator.of(Family.TEXT);
            case TRAIT, ACCOUNT -> OF_FIELDS;
            case STAGE -> List.of(Operator.IS, Operator.IS_NOT, Operator.ONE_OF);
            case SILENT, RHYTHM, ORDERED, NEAR, BOUGHT, BIRTHDAY, CONSENT, IN_SEGMENT, TEXT ->
                    List.of();
        };
    }

    private static boolean isSign(Operator operator) {
        return operator != Operator.BETWEEN && !operator.takesMany();
    }

    /// Whether it compares two things that its slots name, so that its operator takes no value.
    public boolean comparesOnly() {
        return this == COMPARED || this == TRAITS;
    }

    /// Whether conditions on the events can be added.
    public boolean hasWhere() {
        return this == DID || this == AMOUNT || this == DECAYED;
    }

    public static List<Kind> of(Part part) {
        return Arrays.stream(values()).filter(kind -> kind.part == part).toList();
    }
}
