package org.querencia.web.console.segment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.querencia.core.rule.Signature;
import org.querencia.core.rule.Window;
import org.querencia.core.rule.rows.Condition;
import org.querencia.core.rule.rows.Group;
import org.querencia.core.rule.rows.Kind;
import org.querencia.core.rule.rows.Operator;
import org.querencia.core.rule.rows.Part;
import org.querencia.core.rule.rows.Row;
import org.querencia.core.rule.rows.Rows;
import org.querencia.core.rule.rows.Slot;
import org.querencia.runtime.segment.Offers;
import org.querencia.runtime.segment.Offers.Offer;
import org.querencia.web.console.frame.Frame;

/// The rows of a rule as the builder shows them, with what can be picked.
///
/// @param focus the name of the row in which the reader goes on; empty for none
/// @param segments names by key, of those that can be asked for
public record RowsView(
        Frame frame,
        Group rows,
        Rows.Read read,
        Offers offers,
        Map<String, String> segments,
        String focus) {

    private static final List<String> CHANNELS =
            List.of("email", "whatsapp", "sms", "phone", "push", "post", "any");
    private static final List<String> PURPOSES =
            List.of("marketing", "service", "profiling", "any");

    /// One thing to pick, and how it is shown.
    public record Pick(String value, String label) {}

    /// The begin of the names of fields, and of their ids.
    public String name(String place) {
        return RowForm.name(place);
    }

    public String id(String place) {
        return RowForm.name(place).replace('.', '-');
    }

    public String place(String group, int index) {
        return Rows.place(group, index);
    }

    public boolean isRow(Part part) {
        return part instanceof Row;
    }

    public Row row(Part part) {
        return (Row) part;
    }

    public Group group(Part part) {
        return (Group) part;
    }

    /// Whether a group can have groups in it.
    public boolean nests(int depth) {
        return depth < Group.DEPTH_MAX;
    }

    public String code(Enum<?> one) {
        return RowForm.code(one);
    }

    /// The places of all rows, in their order.
    public List<String> places() {
        List<String> places = new ArrayList<>();
        gather(rows, Rows.ROOT, places);
        return places;
    }

    private static void gather(Part part, String place, List<String> places) {
        places.add(place);
        if (part instanceof Group group) {
            for (int i = 0; i < group.parts().size(); i++) {
                gather(group.parts().get(i), Rows.place(place, i), places);
            }
        }
    }

    /// What is wrong at a place; empty when nothing is.
    public String wrong(String place) {
        return RuleWords.said(frame, read.faults().getOrDefault(place, List.of()));
    }

    /// What is odd at a place, or that it is not finished; empty when nothing is.
    public String odd(String place) {
        return read.unfinished().contains(place)
                ? frame.text("segment.row.unfinished")
                : RuleWords.said(frame, read.warnings().getOrDefault(place, List.of()));
    }

    public List<Signature.Part> parts() {
        return List.of(
                Signature.Part.DID,
                Signature.Part.BOUGHT,
                Signature.Part.KNOWN,
                Signature.Part.STANDING,
                Signature.Part.OPERATORS);
    }

    public List<Kind> kinds(Signature.Part part) {
        return Kind.of(part);
    }

    /// The operators of a kind by what they compare, texts before numbers.
    public Map<String, List<Operator>> operators(List<Operator> all) {
        Map<String, List<Operator>> families = new LinkedHashMap<>();
        for (Operator.Family family : Operator.Family.values()) {
            List<Operator> of = all.stream().filter(one -> one.family() == family).toList();
            if (!of.isEmpty()) {
                families.put(RowForm.code(family), of);
            }
        }
        return families;
    }

    public List<Operator> ofFields() {
        return Kind.OF_FIELDS;
    }

    /// A number and its unit; of other things all is number.
    public Measure measure(Slot slot, String value) {
        return Measure.of(value, slot == Slot.DISTANCE ? "km" : "d");
    }

    /// Units to pick; empty where the slot has none.
    public List<String> units(Kind kind, Slot slot) {
        return switch (slot) {
            case WINDOW -> Measure.windows(kind != Kind.BIRTHDAY);
            case LENGTH -> Measure.lengths();
            case DISTANCE -> Measure.distances();
            default -> List.of();
        };
    }

    public List<String> lengths() {
        return Measure.lengths();
    }

    /// Whether a unit says all by itself.
    public boolean isWhole(String unit) {
        return Window.named(unit).isPresent();
    }

    public String unit(String unit) {
        return frame.text("rule.unit." + unit.replace(' ', '-'));
    }

    /// What a slot can be, where nothing else can; empty where it is typed.
    public List<Pick> choices(Slot slot) {
        return switch (slot) {
            case FOLD -> said(Rows.FOLDS, code -> frame.text("rule.fold." + code));
            case MOMENT, OTHER_MOMENT ->
                    said(Rows.MOMENTS, code -> frame.text("rule.moment." + code));
            case TYPE -> said(Rows.TYPES, code -> frame.text("rule.compared-as." + code));
            case CHANNEL -> said(CHANNELS, code -> frame.text("consent.channel." + code));
            case PURPOSE -> said(PURPOSES, code -> frame.text("consent.purpose." + code));
            case SEGMENT ->
                    segments.entrySet().stream()
                            .map(one -> new Pick(one.getKey(), one.getValue()))
                            .toList();
            case MODEL ->
                    offers.vocabulary().models().keySet().stream()
                            .sorted()
                            .map(model -> new Pick(model, model))
                            .toList();
            default -> List.of();
        };
    }

    private static List<Pick> said(List<String> codes, UnaryOperator<String> words) {
        return codes.stream().map(code -> new Pick(code, words.apply(code))).toList();
    }

    /// The list of the page that a slot picks from; empty for none.
    public String list(Kind kind, Slot slot) {
        return switch (slot) {
            case EVENT, OTHER_EVENT -> "offer-events";
            case FIELD, OTHER_FIELD -> kind == Kind.ACCOUNT ? "offer-account" : "offer-traits";
            case PLACE -> "offer-places";
            case SCORE -> "offer-scores";
            default -> "";
        };
    }

    /// Lists that are the same for all rows, by their ids.
    public Map<String, List<Pick>> lists() {
        Map<String, List<Pick>> lists = new LinkedHashMap<>();
        lists.put(
                "offer-events",
                offers.events().stream()
                        .map(offer -> new Pick(offer.value(), eventLabel(offer)))
                        .toList());
        lists.put("offer-traits", picks(offers.traits()));
        lists.put("offer-account", picks(offers.accountTraits()));
        lists.put(
                "offer-places",
                offers.vocabulary().places().keySet().stream()
                        .sorted()
                        .map(place -> new Pick(place, place))
                        .toList());
        lists.put(
                "offer-scores",
                offers.vocabulary().scores().stream()
                        .sorted()
                        .map(score -> new Pick(score, score))
                        .toList());
        return lists;
    }

    private String eventLabel(Offer offer) {
        String count = frame.formats().number(offer.count());
        String said = frame.eventName("track", offer.value());
        return said.equals(offer.value()) ? count : said + " · " + count;
    }

    private List<Pick> picks(List<Offer> offers) {
        return picks(frame, offers);
    }

    static List<Pick> picks(Frame frame, List<Offer> offers) {
        return offers.stream()
                .map(offer ->
                        new Pick(
                                offer.value(),
                                Condition.campaign(offer.value())
                                        .map(name -> frame.text("rule.campaign." + name))
                                        .orElseGet(() -> frame.formats().number(offer.count()))))
                .toList();
    }
}
