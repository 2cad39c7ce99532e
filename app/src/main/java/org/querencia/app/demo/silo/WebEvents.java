package org.querencia.app.demo.silo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Lots;
import org.querencia.app.demo.company.Person;
import org.querencia.app.demo.company.Purchase;
import org.querencia.app.demo.silo.SiteDiary.Entry;
import org.querencia.app.demo.silo.SiteVisit.Visitor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The site's events, one a line, as the collecting API takes them too.
final class WebEvents implements Silo {
    static final String FILE = "web.jsonl.gz";
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public void write(Company company, Path folder, Truth truth) throws IOException {
        JsonMapper json = new JsonMapper();
        try (OutputStream file = gzip(folder.resolve(FILE))) {
            long session = 0;
            for (Entry entry : SiteDiary.of(company)) {
                session++;
                Visitor visitor = visitor(company, entry, session);
                for (ObjectNode event : events(company, entry, visitor)) {
                    file.write(json.writeValueAsBytes(event));
                    file.write('\n');
                }
                truth.add(FILE, Long.toString(session), visitor.person(), who(visitor, entry));
            }
        }
    }

    private static Visitor visitor(Company company, Entry entry, long session) {
        Person person = entry.life().person();
        return new Visitor(
                person,
                person.device(company.plan().seed(), entry.browser(), entry.cleared()),
                entry.browser(),
                session,
                entry.signedIn(),
                entry.campaign(),
                company.basket().liking(person));
    }

    private static List<ObjectNode> events(Company company, Entry entry, Visitor visitor) {
        Lots lots = company.lots("visit", visitor.session());
        Instant begin = company.period().instant(entry.moment());
        if (entry.purchase().isEmpty()) {
            return SiteVisit.browse(company, visitor, begin, lots);
        }
        Purchase purchase = entry.purchase().get();
        List<ObjectNode> events =
                SiteVisit.buy(
                        company, visitor, purchase, purchase.id(), entry.signsIn(), begin, lots);
        purchase.refund()
                .ifPresent(refund ->
                        events.add(
                                SiteVisit.refund(
                                        company,
                                        visitor,
                                        purchase.id(),
                                        refund.lines(),
                                        company.period().instant(refund.moment()),
                                        lots)));
        return events;
    }

    /// Whom the visit names at its end: guests who buy leave their mail and phone.
    private static Identifiers who(Visitor visitor, Entry entry) {
        Person person = visitor.person();
        boolean buys = entry.purchase().isPresent();
        boolean known = visitor.signedIn() || (buys && entry.signsIn());
        Identifiers who = Identifiers.none();
        if (known) {
            who.and("user_id", person.userId());
        } else if (buys) {
            who.email(person.email().orElse("")).phone("+57" + person.phone());
        }
        return who.and("anonymous_id", visitor.device());
    }

    private static OutputStream gzip(Path path) throws IOException {
        return new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(path), BUFFER_BYTES) {
                    {
                        def.setLevel(Deflater.BEST_SPEED);
                    }
                },
                BUFFER_BYTES);
    }
}
