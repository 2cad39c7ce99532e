package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/// A seller with the page of visits open, as they use it.
final class Seller {
    private static final Pattern REGISTERED = Pattern.compile("\"registered\":(\\d+)");

    final Page page;

    Seller(Page page) {
        this.page = page;
        page.onDialog(dialog -> dialog.accept());
    }

    /// Waits until the page has met the server, or found that it cannot.
    Seller awaitReady() {
        page.locator("[data-visits][data-ready]").waitFor();
        return this;
    }

    void choose(String outcome) {
        page.locator("label:has([name=outcome][value=%s])".formatted(outcome)).click();
    }

    void save() {
        page.locator(".q-visit-save button").click();
    }

    /// Somebody nobody knows did or did not buy.
    void register(String outcome) {
        choose(outcome);
        save();
        awaitSaved();
    }

    void awaitSaved() {
        page.locator(".q-visit-saved:visible").waitFor();
    }

    /// Waits until the browser opens the page by itself.
    void awaitKept() {
        page.waitForCondition(
                () -> page.evaluate("navigator.serviceWorker.controller !== null").equals(true));
    }

    void undoAtOnce() {
        page.locator(".q-visit-saved button").click();
    }

    void find(String text, String name) {
        page.fill("[data-who-search]", text);
        page.locator("[data-part=who] .q-found:has-text('%s')".formatted(name)).first().click();
    }

    void newcomer(String name, String phone) {
        page.locator("[data-who=new]").click();
        page.fill("[data-who-new] [name=name]", name);
        page.fill("[data-who-new] [name=phone]", phone);
    }

    void open(String details) {
        page.locator("details:has-text('%s') > summary".formatted(details)).first().click();
    }

    Locator rows() {
        return page.locator("[data-day-list] > li");
    }

    /// Waits until so many wait in the browser, refused ones too.
    void awaitWaiting(int count) {
        page.locator("[data-visits][data-waiting='%d']".formatted(count)).waitFor();
    }

    /// Waits until the server has so many; what was just saved need not be waiting yet.
    void awaitRegistered(int count) {
        page.waitForCondition(() -> registered() == count);
    }

    /// What the server has of this seller today.
    int registered() {
        String day = String.valueOf(page.evaluate("fetch('/visits/day').then((a) => a.text())"));
        var found = REGISTERED.matcher(day);
        assertThat(found.find()).as(day).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
