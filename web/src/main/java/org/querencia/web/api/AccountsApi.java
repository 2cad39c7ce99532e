package org.querencia.web.api;

import java.util.List;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.view.CompanyView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.ProfileViews.CompanyRow;
import org.querencia.web.http.Json;

/// `/api/accounts`: companies and who belongs to them.
final class AccountsApi {
    private static final String LIST = "accounts";

    private final ProfileViews views;

    AccountsApi(ApiServices services) {
        this.views = services.views();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/accounts", this::list),
                Route.get("/api/accounts/{id}", this::one),
                Route.get("/api/accounts/{id}/contacts", this::contacts));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        int limit = call.limit();
        List<CompanyRow> rows = views.companies(call.cursor(LIST, AccountKey::new), limit + 1);
        return Page.of(LIST, rows, limit, row -> row.key().id(), AccountsApi::row);
    }

    private static Value row(CompanyRow row) {
        return Json.object().put("id", row.key().id()).put("name", row.name()).build();
    }

    private Reply one(Call call) {
        CompanyView company = company(call.only());
        return Reply.ok(
                Json.object()
                        .put("id", company.key().id())
                        .put("name", company.name())
                        .put("traits", Render.traits(company.traits()))
                        .put("totals", ProfileRender.totals(company.totals()))
                        .put("signs", Json.items(company.left(), AccountsApi::left))
                        .put("contacts", Json.items(company.contacts(), AccountsApi::contact))
                        .build());
    }

    private static Fields left(CompanyView.Contact contact) {
        var belonging = contact.belonging();
        return Json.object()
                .put("sign", "contact-left")
                .putInstant("at", belonging.since())
                .put("profile", ProfileRender.row(contact.person()))
                .put("role", Render.text(belonging.role()))
                .put("title", Render.text(belonging.title()))
                .put("buyingRole", Render.text(belonging.buyingRole()))
                .build();
    }

    private Reply contacts(Call call) {
        CompanyView company = company(call.only("limit", "cursor"));
        return Page.cut(
                call,
                "contacts",
                company.contacts(),
                contact -> contact.person().id().toString(),
                AccountsApi::contact);
    }

    private static Fields contact(CompanyView.Contact contact) {
        var belonging = contact.belonging();
        return Json.object()
                .put("profile", ProfileRender.row(contact.person()))
                .put("present", belonging.present())
                .putInstant("since", belonging.since())
                .put("role", Render.text(belonging.role()))
                .put("title", Render.text(belonging.title()))
                .put("buyingRole", Render.text(belonging.buyingRole()))
                .build();
    }

    private CompanyView company(Call call) {
        String id = call.path("id");
        return views.company(new AccountKey(id))
                .orElseThrow(() ->
                        Call.notFound("No company has this id; GET /api/accounts lists them."));
    }
}
