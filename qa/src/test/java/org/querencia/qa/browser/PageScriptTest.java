package org.querencia.qa.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// The script `/q.js` in a real browser, its collector on another origin than the shop.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageScriptTest {

    private static final int COMPRESSED_BYTES_MAX = 6_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Chromium chromium;
    private ShopSite site;
    private BrowserContext visitor;
    private Page page;

    @BeforeAll
    void launched() {
        chromium = new Chromium();
    }

    @AfterAll
    void quit() {
        chromium.close();
    }

    @BeforeEach
    void opened() {
        site = new ShopSite();
        visitor = chromium.visitor();
        page = visitor.newPage();
    }

    @AfterEach
    void closed() {
        visitor.close();
        site.close();
    }

    @Test
    void a_page_view_tells_the_page_the_campaign_and_the_same_visitor_each_time() {
        page.navigate(site.address("/home?utm_source=news&utm_campaign=spring"));
        page.evaluate("location.href = '/about'");
        List<Fields> views = await(() -> site.ofType("page"), 2);
        Fields first = views.getFirst();
        assertThat(first.fields("properties").text("path")).contains("/home");
        assertThat(first.fields("properties").text("title")).contains("Shop");
        assertThat(first.fields("context").fields("campaign"))
                .isEqualTo(fields("source", "news").merge(fields("name", "spring")));
        assertThat(views.get(1).fields("properties").text("referrer"))
                .contains(site.address("/home?utm_source=news&utm_campaign=spring"));
        assertThat(first.text("anonymousId")).isPresent();
        assertThat(views.get(1).text("anonymousId")).isEqualTo(first.text("anonymousId"));
    }

    @Test
    void a_page_shown_by_a_router_is_a_page_view_too() {
        page.navigate(site.address("/"));
        page.evaluate("history.pushState({}, '', '/cart')");
        await(() -> site.ofType("page"), 2);
        page.evaluate("history.replaceState({scroll: 1}, '', '/cart#top')");
        page.goBack();
        List<Fields> views = await(() -> site.ofType("page"), 3);
        assertThat(views)
                .extracting(view -> view.fields("properties").text("path").orElse(""))
                .containsExactly("/", "/cart", "/");
        assertThat(views.get(1).fields("properties").text("referrer")).contains(site.address("/"));
    }

    @Test
    void a_declared_event_carries_its_attributes() {
        site.showing(
                """
                <button data-q-event="Product Added" data-q-product-id="007" data-q-price="12.5">
                <b>Add</b></button>\
                """,
                "");
        page.navigate(site.address("/"));
        page.click("b");
        Fields added = await(() -> site.tracked("Product Added"), 1).getFirst();
        assertThat(added.fields("properties"))
                .isEqualTo(
                        fields("product_id", "007")
                                .merge(Fields.of("price", Value.of(new BigDecimal("12.5")))));
    }

    @Test
    void calls_made_before_the_script_came_are_made_when_it_comes() {
        site.showing(
                "<script>(window.querencia = []).push(['track', 'Early', {n: 1}])</script>", "");
        page.navigate(site.address("/"));
        assertThat(await(() -> site.tracked("Early"), 1).getFirst().fields("properties"))
                .isEqualTo(Fields.of("n", Value.of(1)));
    }

    @Test
    void who_identifies_is_known_until_the_reset() {
        page.navigate(site.address("/"));
        page.evaluate("querencia.identify('u1', {email: 'ana@example.com'})");
        page.evaluate("querencia.group('acme', {city: 'Cali'})");
        page.evaluate("querencia.reset()");
        page.evaluate("querencia.track('After')");
        Fields after = await(() -> site.tracked("After"), 1).getFirst();
        Fields identify = site.ofType("identify").getFirst();
        assertThat(identify.fields("traits")).isEqualTo(fields("email", "ana@example.com"));
        assertThat(identify.text("userId")).contains("u1");
        assertThat(site.ofType("group").getFirst().text("userId")).contains("u1");
        assertThat(after.text("userId")).isEmpty();
        assertThat(after.text("anonymousId")).isNotEqualTo(identify.text("anonymousId"));
    }

    @Test
    void time_on_a_product_counts_what_was_seen_and_where_the_pointer_rested() {
        site.showing(
                """
                <main data-q-product="sku-1" data-q-name="Hammock" style="height:300px">
                <h1>Hammock</h1></main>
                <a data-q-card="sku-2" style="display:block;height:100px">Chair</a>\
                """,
                "");
        page.navigate(site.address("/p/hammock"));
        Fields viewed = await(() -> site.tracked("Product Viewed"), 1).getFirst();
        assertThat(viewed.fields("properties"))
                .isEqualTo(fields("product_id", "sku-1").merge(fields("name", "Hammock")));
        page.hover("h1");
        page.waitForTimeout(2_500);
        page.hover("a");
        page.waitForTimeout(2_500);
        page.navigate(site.address("/elsewhere"));
        List<Fields> dwelled = await(() -> site.tracked("Product Dwelled"), 2);
        assertThat(seconds(dwelled, "sku-1", "seconds")).isBetween(4L, 12L);
        assertThat(seconds(dwelled, "sku-1", "pointer_seconds")).isBetween(1L, 6L);
        assertThat(seconds(dwelled, "sku-2", "seconds")).isZero();
        assertThat(seconds(dwelled, "sku-2", "pointer_seconds")).isBetween(1L, 6L);
    }

    @Test
    void a_form_tells_who_but_never_a_password_or_a_card() {
        site.showing(
                """
                <form data-q-identify action="/thanks">
                <input name="email"><input name="phone"><input name="full_name">
                <input name="name_on_card" autocomplete="cc-name">
                <input name="mobile" type="password"><input name="card_number">
                <button>Send</button></form>\
                """,
                "");
        page.navigate(site.address("/"));
        page.fill("[name=email]", " ana@example.com ");
        page.fill("[name=phone]", "300 123 4567");
        page.fill("[name=full_name]", "Ana Gómez");
        page.fill("[name=name_on_card]", "ANA GOMEZ");
        page.fill("[name=mobile]", "secret");
        page.fill("[name=card_number]", "4111111111111111");
        page.click("button");
        assertThat(await(() -> site.ofType("identify"), 1).getFirst().fields("traits"))
                .isEqualTo(
                        fields("email", "ana@example.com")
                                .merge(fields("phone", "300 123 4567"))
                                .merge(fields("name", "Ana Gómez")));
    }

    @Test
    void what_was_not_acknowledged_is_sent_again_with_the_same_message_id() {
        site.answers(503);
        page.navigate(site.address("/"));
        page.evaluate("querencia.track('Important')");
        String first = messageId(await(() -> site.tracked("Important"), 1).getFirst());
        site.answers(200);
        page.navigate(site.address("/next"));
        await(
                () ->
                        site.ofType("page").stream()
                                .filter(view -> path(view).equals("/next"))
                                .toList(),
                1);
        page.waitForFunction("() => (localStorage.getItem('q_queue') || '[]') === '[]'");
        assertThat(site.tracked("Important")).hasSize(1);
        assertThat(site.arrivals().stream().filter(event -> messageId(event).equals(first)))
                .hasSizeGreaterThan(1);
    }

    @Test
    void do_not_track_and_global_privacy_control_are_heeded() {
        for (String signal :
                List.of(
                        "doNotTrack', {get: () => '1'}",
                        "globalPrivacyControl', {get: () => true}")) {
            try (BrowserContext shy = chromium.visitor()) {
                shy.addInitScript("Object.defineProperty(Navigator.prototype, '" + signal + ")");
                Page shyPage = shy.newPage();
                shyPage.navigate(site.address("/"));
                shyPage.evaluate("querencia.consent(true); querencia.track('Never')");
                assertNothingKept(shyPage);
            }
        }
        page.navigate(site.address("/"));
        await(() -> site.ofType("page"), 1);
        assertThat(site.tracked("Never")).isEmpty();
    }

    @Test
    void where_consent_is_required_nothing_is_kept_or_sent_before_it_nor_after_it_ends() {
        site.showing("", "data-consent=required");
        page.navigate(site.address("/"));
        page.evaluate(
                "querencia.track('Too early'); querencia.identify('u1'); querencia.alias('u2')");
        assertNothingKept(page);
        page.evaluate("querencia.consent(true); querencia.track('Willing')");
        await(() -> site.tracked("Willing"), 1);
        page.navigate(site.address("/still"));
        await(() -> site.ofType("page"), 2);
        page.evaluate("querencia.consent(false); querencia.track('Too late')");
        assertNothingKept(page);
        page.navigate(site.address("/gone"));
        assertNothingKept(page);
        assertThat(site.events())
                .extracting(event -> event.text("event").orElse(""))
                .containsOnly("", "Willing");
        assertThat(site.ofType("page"))
                .extracting(PageScriptTest::path)
                .containsOnly("/", "/still");
    }

    @Test
    void the_script_stays_small() throws IOException {
        try (InputStream script = PageScriptTest.class.getResourceAsStream("/q/q.js")) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                Objects.requireNonNull(script).transferTo(gzip);
            }
            assertThat(compressed.size()).isLessThan(COMPRESSED_BYTES_MAX);
        }
    }

    private static void assertNothingKept(Page page) {
        assertThat(page.evaluate("document.cookie + Object.keys(localStorage).join()"))
                .isEqualTo("");
    }

    private static List<Fields> await(Callable<List<Fields>> events, int atLeast) {
        return Awaitility.await().atMost(PATIENCE).until(events, found -> found.size() >= atLeast);
    }

    private static long seconds(List<Fields> dwelled, String product, String name) {
        return dwelled.stream()
                .map(event -> event.fields("properties"))
                .filter(properties -> properties.text("product_id").equals(Optional.of(product)))
                .mapToLong(properties -> properties.number(name).orElseThrow().longValueExact())
                .sum();
    }

    private static String messageId(Fields event) {
        return event.text("messageId").orElseThrow();
    }

    private static String path(Fields view) {
        return view.fields("properties").text("path").orElse("");
    }

    private static Fields fields(String name, String text) {
        return Fields.of(name, Value.of(text));
    }
}
