package org.querencia.web.console.right;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Recognition;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.right.Certificate;
import org.querencia.runtime.right.Erasures;
import org.querencia.runtime.right.Erasures.Answer;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// `/settings/erasures`: certificates, erasing several people at once, and letting somebody in
/// again.
public final class ErasurePages {

    private static final String PATH = "/settings/erasures";
    private static final int PAGE = 50;
    private static final int LINES_MAX = 500;

    private final Pages pages;
    private final Supplier<IdentityRules> rules;
    private final Erasures erasures;

    public ErasurePages(Pages pages, Supplier<IdentityRules> rules, Erasures erasures) {
        this.pages = pages;
        this.rules = rules;
        this.erasures = erasures;
    }

    public void routing(HttpRules http) {
        http.get(PATH, pages.signedIn(this::list))
                .get(PATH + "/{erasure}", pages.signedIn(this::one))
                .post(PATH, pages.posted(this::erase, this::list))
                .post(PATH + "/lift", pages.posted(this::lift, this::list));
    }

    private void list(Visit visit) {
        Optional<UUID> after = visit.query().text("after").flatMap(ErasurePages::id);
        List<Certificate> found = erasures.certificates().list(after, PAGE + 1);
        List<Certificate> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        Optional<String> next =
                found.size() > PAGE
                        ? Optional.of(PATH + "?after=" + shown.getLast().id())
                        : Optional.empty();
        visit.show("right/erasures.jte", Map.of("certificates", shown, "next", next));
    }

    private void one(Visit visit) {
        Certificate certificate =
                id(visit.path("erasure"))
                        .flatMap(erasures.certificates()::byId)
                        .orElseThrow(() ->
                                Problem.of(Fault.NOT_FOUND, "No erasure has this number.")
                                        .exception());
        visit.show("right/certificate.jte", Map.of("certificate", certificate));
    }

    /// One identifier a line, such as `email:ana@x.co`; all are read before anybody is erased.
    private void erase(Visit visit) {
        visit.requireAdministrator();
        List<Identifier> whom = new ArrayList<>();
        visit.form()
                .verbatim("identifiers")
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES_MAX)
                .forEach(line -> whom.add(identifier(line.strip())));
        if (whom.isEmpty()) {
            throw new RefusedException("rights.many.nobody");
        }
        Author author = Author.of("console", visit.user().email());
        String reason = visit.form().text("reason").orElse("");
        for (Identifier identifier : whom) {
            if (erasures.erase(author, identifier, reason) instanceof Answer.Waiting) {
                throw new RefusedException("rights.erase.waiting");
            }
        }
        visit.done(PATH, "done.erased");
    }

    private void lift(Visit visit) {
        visit.requireAdministrator();
        Identifier identifier = identifier(visit.form().required("identifier"));
        if (!erasures.lift(identifier)) {
            throw new RefusedException("rights.lift.none", identifier.toString());
        }
        visit.done(PATH, "done.lifted");
    }

    private Identifier identifier(String line) {
        int colon = line.indexOf(':');
        if (colon > 0
                && rules.get().identifier(line.substring(0, colon), line.substring(colon + 1))
                        instanceof Recognition.Accepted(Identifier identifier)) {
            return identifier;
        }
        throw new RefusedException("rights.many.unreadable", line);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
