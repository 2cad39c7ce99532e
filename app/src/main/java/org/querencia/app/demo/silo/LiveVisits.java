package org.querencia.app.demo.silo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.querencia.app.demo.company.Campaign;
import org.querencia.app.demo.company.Channel;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Life;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Period;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.silo.SiteVisit.Visitor;
import tools.jackson.databind.node.ObjectNode;

/// Visits to the site after the period: by customers who have not left, and by people who come for
/// the first time. Safe from any thread.
public final class LiveVisits {
    private static final double NEW = 0.2;
    private static final int NEW_PEOPLE = 50_000;
    private static final double ON_PHONE = 0.68;
    private static final double SIGNED_IN = 0.5;
    private static final double MAKES_ACCOUNT = 0.72;
    private static final double BUYS = 0.3;
    private static final double SENDS_BACK = 0.04;
    private static final long PESOS_OF_NEW_MEAN = 60_000;

    private final Company company;
    private final List<Life> customers;

    public LiveVisits(Company company) {
        this.company = company;
        double end = company.period().days();
        this.customers =
                company.lives().stream()
                        .filter(life -> life.alive(end) && !life.purchases().isEmpty())
                        .filter(life -> life.rhythm().channels().contains(Channel.WEB))
                        .toList();
    }

    /// The events of a visit that begins then, in order.
    ///
    /// @param number the same visit for the same number; no two may have one
    public List<ObjectNode> events(long number, Instant begin) {
        Lots lots = company.lots("live", number);
        boolean first = customers.isEmpty() || lots.chance(NEW);
        long pesos;
        Person person;
        if (first) {
            int after = company.plan().people() + lots.below(NEW_PEOPLE);
            person = company.population().person(after);
            pesos = PESOS_OF_NEW_MEAN;
        } else {
            Life life = lots.one(customers);
            person = life.person();
            pesos = Math.round(life.rhythm().pesos());
        }
        Visitor visitor = visitor(person, number, begin, first, lots);
        if (!lots.chance(BUYS)) {
            return SiteVisit.browse(company, visitor, begin, lots);
        }
        long wish = Math.round(pesos * (0.5 + lots.unit()));
        return buy(visitor, wish, number, begin, lots);
    }

    private List<ObjectNode> buy(
            Visitor visitor, long wish, long number, Instant begin, Lots lots) {
        LocalDate date = begin.atOffset(Period.OFFSET).toLocalDate();
        Purchase purchase = company.siteOrder(visitor.person(), wish, date, lots);
        String orderId = "L-" + Long.toUnsignedString(number, 36);
        List<ObjectNode> events =
                SiteVisit.buy(
                        company,
                        visitor,
                        purchase,
                        orderId,
                        lots.chance(MAKES_ACCOUNT),
                        begin,
                        lots);
        if (lots.chance(SENDS_BACK)) {
            Instant later = begin.plusSeconds(1_200);
            events.add(SiteVisit.refund(company, visitor, orderId, purchase.lines(), later, lots));
        }
        return events;
    }

    private Visitor visitor(Person person, long number, Instant begin, boolean first, Lots lots) {
        int browser = lots.chance(ON_PHONE) ? 0 : 1;
        LocalDate date = begin.atOffset(Period.OFFSET).toLocalDate();
        int cleared = SiteDiary.cleared(person, browser, company.period().day(date));
        int lastDay = company.period().days() - 1;
        Optional<Campaign> campaign =
                lots.chance(0.4)
                        ? Optional.of(company.campaigns().reminding(lastDay, lots))
                        : Optional.empty();
        return new Visitor(
                person,
                person.device(company.plan().seed(), browser, cleared),
                browser,
                number,
                !first && lots.chance(SIGNED_IN),
                campaign,
                company.basket().liking(person));
    }
}
