package org.querencia.runtime.collect;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;

/// Says why an event is left out of figures: a crawler, the company's own staff, a test.
final class Marker {

    private static final Value.Flag YES = new Value.Flag(true);

    private final MarkingRules rules;
    private final Reception reception;
    private final boolean sentByStaff;

    Marker(MarkingRules rules, Reception reception) {
        this.rules = rules;
        this.reception = reception;
        this.sentByStaff = reception.believesConnection() && isStaff(reception.sender().address());
    }

    Set<Mark> marks(List<Identifier> identifiers, Fields traits, Fields context) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (isBot(context)) {
            marks.add(Mark.BOT);
        }
        if (sentByStaff || isStaff(identifiers, traits, context)) {
            marks.add(Mark.STAFF);
        }
        if (rules.testSources().contains(reception.source().key())
                || YES.equals(context.values().get("test"))) {
            marks.add(Mark.TEST);
        }
        return marks;
    }

    /// A page's script that tells no user agent at all runs in no browser.
    private boolean isBot(Fields context) {
        if (!reception.believesConnection()) {
            return Bots.isBot(context.text("userAgent").orElse(""));
        }
        String userAgent = reception.sender().userAgent();
        return Bots.isBot(userAgent)
                || (userAgent.isEmpty() && !reception.sender().origin().isEmpty());
    }

    private boolean isStaff(List<Identifier> identifiers, Fields traits, Fields context) {
        return (!rules.staffDomains().isEmpty() && identifiers.stream().anyMatch(this::isStaff))
                || (!rules.staffNetworks().isEmpty()
                        && context.text("ip").filter(this::isStaff).isPresent())
                || rules.areStaff(traits)
                || rules.areStaff(context.fields("traits"));
    }

    private boolean isStaff(Identifier identifier) {
        return identifier.type().equals("email")
                && rules.staffDomains().stream()
                        .anyMatch(domain -> identifier.value().endsWith("@" + domain));
    }

    private boolean isStaff(String address) {
        return rules.staffNetworks().stream().anyMatch(network -> network.contains(address));
    }
}
