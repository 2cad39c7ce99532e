package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/// Somebody with the console open in a browser, and what went wrong there.
final class Visitor implements AutoCloseable {
    final BrowserContext context;
    final Page page;
    private final URI console;

    /// What could not be loaded is noted by its answer. A request that another one replaces, as
    /// where somebody types on before the count is there, htmx calls an error; what is one it calls
    /// `htmx:sendError` or the like, too.
    private static final List<String> EXPECTED =
            List.of("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest");

    private final List<String> wrong = new CopyOnWriteArrayList<>();

    Visitor(BrowserContext context, URI console) {
        this.context = context;
        this.console = console;
        context.setDefaultTimeout(10_000);
        this.page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(error -> wrong.add("script: " + error));
        page.onResponse(this::note);
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")
                && EXPECTED.stream().noneMatch(message.text()::startsWith)) {
            wrong.add("console: " + message.text());
        }
    }

    private void note(Response response) {
        if (response.status() >= 400) {
            wrong.add(response.status() + " " + URI.create(response.url()).getPath());
        }
    }

    String address(String path) {
        return console + path;
    }

    /// Opens a page; answers its HTTP status.
    int open(String path) {
        return Objects.requireNonNull(page.navigate(address(path))).status();
    }

    /// The address the page has now, without the server's.
    String path() {
        return page.url().substring(console.toString().length());
    }

    /// The text of the page's content, as one sees it.
    String text() {
        return page.locator("main").innerText();
    }

    /// What the page says has been done, or refused.
    String notice() {
        return page.locator("#notice").innerText().strip();
    }

    Locator button(String name) {
        return page.locator("button:has-text(\"%s\")".formatted(name));
    }

    /// What went wrong so far: scripts that failed, answers of 400 and above.
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    void assertNothingWrong() {
        assertThat(wrong).as(page.url()).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
