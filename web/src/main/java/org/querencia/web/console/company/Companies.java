package org.querencia.web.console.company;

import io.helidon.webserver.http.HttpRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.account.AccountKey;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.ProfileViews.CompanyRow;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Companies, and who belongs to them.
public final class Companies {
    private static final int PAGE = 50;

    private final Pages pages;
    private final ProfileViews views;

    public Companies(Pages pages, ProfileViews views) {
        this.pages = pages;
        this.views = views;
    }

    public void routing(HttpRules rules) {
        rules.get("/companies", pages.signedIn(this::list))
                .get("/companies/{id}", pages.signedIn(this::company));
    }

    private void list(Visit visit) {
        Optional<AccountKey> after = visit.query().text("after").map(AccountKey::new);
        List<CompanyRow> rows = views.companies(after, PAGE);
        Optional<String> next =
                rows.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(
                                "/companies?after="
                                        + URLEncoder.encode(
                                                rows.getLast().key().id(), StandardCharsets.UTF_8));
        visit.show("company/companies.jte", Map.of("rows", rows, "next", next));
    }

    private void company(Visit visit) {
        visit.show(
                "company/company.jte",
                Map.of(
                        "company",
                        views.company(new AccountKey(visit.path("id")))
                                .orElseThrow(() ->
                                        Problem.of(Fault.NOT_FOUND, "No company has this id.")
                                                .exception())));
    }
}
