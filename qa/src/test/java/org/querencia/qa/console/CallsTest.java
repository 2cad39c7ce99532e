package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.kit.Events;
import org.querencia.runtime.access.User.Role;
import org.querencia.web.console.ConsoleHouse;

/// A seller calls those on the list of the day, whatever the connection does.
@ExtendWith(OneConsole.class)
class CallsTest {
    private static int sellers;

    private final Console console;
    private final int number = ++sellers;
    private final String email = "llamadora-%d@querencia.example".formatted(number);
    private final Visitor visitor;

    CallsTest(Console console) {
        this.console = console;
        for (int person = 1; person <= 3; person++) {
            console.house.take(known(person), visit(person), cart(person));
        }
        console.house.with(
                ConsoleHouse.user(email, "Lía Mora", Role.SELLER, "pan de cada día", "es"));
        this.visitor =
                console.signedIn(
                        console.house,
                        email,
                        new NewContextOptions()
                                .setViewportSize(390, 844)
                                .setHasTouch(true)
                                .setReducedMotion(ReducedMotion.REDUCE));
        visitor.open("/calls");
        awaitReady(visitor.page);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void the_list_says_whom_to_call_and_why_and_takes_what_came_of_it() {
        assertThat(card("Persona 1").innerText())
                .contains("Dejó un carrito", "Vino a la tienda y no compró");
        assertThat(card("Persona 1").locator("[data-phone]").getAttribute("href"))
                .startsWith("tel:+5730077");
        assertThat(Axe.faults(visitor.page)).isEmpty();

        tap("Persona 1", "No le interesa");
        card("Persona 1").locator("label:has-text('Precio')").click();
        card("Persona 1").locator("button:has-text('Guardar')").click();
        tap("Persona 2", "Compró");
        visitor.page.fill("[data-more]:not([hidden]) [name=total]", "64.000");
        card("Persona 2").locator("button:has-text('Guardar')").click();
        tap("Persona 3", "Ahora no");
        awaitWaiting(visitor.page, 0);
        assertThat(card("Persona 1").innerText()).contains("No le interesa · Precio");
        assertThat(visitor.text()).contains("3 de ");
        assertThat(registered(visitor.page)).isEqualTo(3);

        card("Persona 3").locator("button:has-text('Deshacer')").click();
        await().atMost(Duration.ofSeconds(10)).until(() -> registered(visitor.page) == 2);
        visitor.assertNothingWrong();
    }

    @Test
    void two_registered_without_a_connection_are_sent_once_when_it_is_back() {
        awaitKept();
        visitor.context.setOffline(true);
        tap("Persona 1", "No contestó");
        tap("Persona 2", "Número equivocado");
        awaitWaiting(visitor.page, 2);
        assertThat(visitor.text()).contains("2 por enviar", "Sin conexión");
        visitor.page.close();

        Page anew = visitor.context.newPage();
        anew.navigate(visitor.address("/calls"));
        awaitReady(anew);
        awaitWaiting(anew, 2);
        assertThat(anew.locator("[data-list]").innerText()).contains("Persona 3", "Por enviar");
        // The page of visits sends what was said of calls, too.
        Page other = visitor.context.newPage();
        visitor.context.setOffline(false);
        other.navigate(visitor.address("/visits"));
        other.locator("[data-visits][data-ready]").waitFor();
        awaitWaiting(anew, 0);
        assertThat(registered(anew)).isEqualTo(2);
    }

    @Test
    void a_connection_that_is_cut_after_the_server_stored_a_call_makes_it_no_second_one() {
        AtomicInteger shots = new AtomicInteger();
        visitor.context.route(
                "**/calls/register",
                route -> {
                    if (shots.getAndIncrement() < 2) {
                        route.fetch();
                        route.abort();
                    } else {
                        route.resume();
                    }
                });
        tap("Persona 1", "Ahora no");
        visitor.page.waitForCondition(() -> shots.get() > 0);
        awaitWaiting(visitor.page, 1);
        visitor.page.reload();
        awaitReady(visitor.page);
        visitor.page.waitForCondition(() -> shots.get() > 1);
        visitor.page.reload();
        awaitReady(visitor.page);
        awaitWaiting(visitor.page, 0);
        assertThat(registered(visitor.page)).isEqualTo(1);
        assertThat(calls(1)).isEqualTo(1);
    }

    private void tap(String name, String outcome) {
        card(name).locator("[data-outcome]:has-text('%s')".formatted(outcome)).click();
    }

    private Locator card(String name) {
        return visitor.page.locator(
                ".q-call:has([data-name]:text-is('%s %d'))".formatted(name, number));
    }

    private static void awaitReady(Page page) {
        page.locator("[data-calls][data-ready]").waitFor();
    }

    private static void awaitWaiting(Page page, int count) {
        page.locator("[data-calls][data-waiting='%d']".formatted(count)).waitFor();
    }

    private void awaitKept() {
        visitor.page.waitForCondition(() ->
                visitor.page.evaluate("navigator.serviceWorker.controller !== null").equals(true));
    }

    /// How many people on the list the server has a call with.
    private static int registered(Page page) {
        return ((Number)
                        page.evaluate(
                                "fetch('/calls/list').then((a) => a.json()).then((l) => l.items.filter((i) => i.call).length)"))
                .intValue();
    }

    /// How many calls the story of the person has.
    private long calls(int person) {
        return console
                .house
                .views
                .view(console.person(phone(person)))
                .orElseThrow()
                .kinds()
                .stream()
                .filter(counted -> counted.kind().name().equals("Call Registered"))
                .mapToLong(counted -> counted.tally().count())
                .sum();
    }

    private Event known(int person) {
        return Events.identify()
                .by(phone(person))
                .messageId("calls-known-%d-%d".formatted(number, person))
                .trait("name", "Persona %d %d".formatted(person, number))
                .at(yesterday().minus(Duration.ofDays(30)))
                .event();
    }

    private Event visit(int person) {
        return Events.track("Visit Registered")
                .by(phone(person))
                .messageId("calls-visit-%d-%d".formatted(number, person))
                .with("seller", email)
                .with("bought", Value.of(false))
                .at(yesterday())
                .event();
    }

    private Event cart(int person) {
        return Events.track("Product Added")
                .by(phone(person))
                .messageId("calls-cart-%d-%d".formatted(number, person))
                .at(yesterday())
                .event();
    }

    private String phone(int person) {
        return "phone:+573007700%d0%d".formatted(number, person);
    }

    private static Instant yesterday() {
        return Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    }
}
