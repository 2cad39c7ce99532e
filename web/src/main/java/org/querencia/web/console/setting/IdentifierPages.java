package org.querencia.web.console.setting;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.querencia.core.identity.IdentifierType;
import org.querencia.core.identity.IdentityDefinition;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Outcomes;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.people.QuarantineList;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// What may name a person, and how each kind is treated. Changes make the same definition that
/// programs write, and act from their place in the log.
public final class IdentifierPages {
    private static final String LIST = "/settings/identifiers";

    private static final Comparator<IdentifierType> STRONGEST_FIRST =
            Comparator.comparingInt(IdentifierType::priority).thenComparing(IdentifierType::key);

    private final Pages pages;
    private final Supplier<IdentityRules> rules;
    private final IdentityDecisions decisions;
    private final ProfileViews views;

    /// @param rules those in force, asked for anew at each request
    public IdentifierPages(
            Pages pages,
            Supplier<IdentityRules> rules,
            IdentityDecisions decisions,
            ProfileViews views) {
        this.pages = pages;
        this.rules = rules;
        this.decisions = decisions;
        this.views = views;
    }

    public void routing(HttpRules rules) {
        rules.get(LIST, pages.signedIn(this::list))
                .get(LIST + "/new", pages.signedIn(this::blank))
                .post(LIST, pages.posted(this::add, this::blank))
                .get(LIST + "/types/{type}", pages.signedIn(this::one))
                .post(LIST + "/types/{type}", pages.posted(this::change, this::one))
                .post(LIST + "/types/{type}/remove", pages.posted(this::remove, this::one));
    }

    private void list(Visit visit) {
        IdentityDefinition definition = rules.get().definition();
        Frame frame = visit.frame();
        visit.show(
                "setting/identifiers.jte",
                frame,
                Map.of(
                        "quarantined", QuarantineList.size(views, frame),
                        "types", definition.types().stream().sorted(STRONGEST_FIRST).toList(),
                        "undeclared", definition.undeclared()));
    }

    private void blank(Visit visit) {
        show(visit, IdentifierForm.blank(rules.get().definition().undeclared()));
    }

    private void one(Visit visit) {
        show(visit, IdentifierForm.of(known(visit), ours(known(visit))));
    }

    private static void show(Visit visit, IdentifierForm form) {
        visit.show("setting/identifier.jte", Map.of("form", form.typed(visit.form())));
    }

    private void add(Visit visit) {
        visit.requireAdministrator();
        List<IdentifierType> types = new ArrayList<>(rules.get().definition().types());
        IdentifierType added =
                IdentifierForm.blank(rules.get().definition().undeclared())
                        .typed(visit.form())
                        .read(types.stream().map(IdentifierType::key).collect(Collectors.toSet()));
        if (types.size() == IdentityDefinition.TYPES_MAX) {
            throw new RefusedException("refused.types-many", IdentityDefinition.TYPES_MAX);
        }
        types.add(added);
        define(visit, types);
    }

    private void change(Visit visit) {
        visit.requireAdministrator();
        IdentifierType former = known(visit);
        IdentifierType changed =
                IdentifierForm.of(former, ours(former))
                        .typed(visit.form())
                        .read(java.util.Set.of());
        define(visit, with(former, Optional.of(changed)));
    }

    private void remove(Visit visit) {
        visit.requireAdministrator();
        IdentifierType former = known(visit);
        if (!ours(former)) {
            throw new RefusedException("refused.type-usual");
        }
        define(visit, with(former, Optional.empty()));
    }

    private List<IdentifierType> with(IdentifierType former, Optional<IdentifierType> changed) {
        return rules.get().definition().types().stream()
                .flatMap(type ->
                        type.key().equals(former.key())
                                ? changed.stream()
                                : Optional.of(type).stream())
                .toList();
    }

    private void define(Visit visit, List<IdentifierType> types) {
        IdentityDefinition definition =
                new IdentityDefinition(types, rules.get().definition().undeclared());
        Outcomes.tell(
                visit,
                decisions.define(Author.of("console", visit.user().email()), definition),
                "done.identifiers",
                _ -> LIST);
    }

    private IdentifierType known(Visit visit) {
        String key = visit.path("type");
        return rules.get().definition().types().stream()
                .filter(type -> type.key().equals(key))
                .findFirst()
                .orElseThrow(() ->
                        Problem.of(Fault.NOT_FOUND, "No kind of identifier has this name.")
                                .exception());
    }

    /// Whether people added it; the usual ones stay, since clients send them.
    private static boolean ours(IdentifierType type) {
        return IdentityDefinition.defaults().types().stream()
                .noneMatch(usual -> usual.key().equals(type.key()));
    }
}
