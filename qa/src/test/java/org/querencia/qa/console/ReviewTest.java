package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.kit.Events;
import org.querencia.runtime.review.Contribution;
import org.querencia.runtime.review.Proposed;
import org.querencia.web.console.ConsoleHouse;
import org.querencia.web.console.Shop;

/// Looking at people who may be one, as somebody does with a keyboard or a thumb.
@ExtendWith(OneConsole.class)
class ReviewTest {
    private final Console console;
    private Visitor visitor;

    ReviewTest(Console console) {
        this.console = console;
        this.visitor = console.signedIn(Console.SPANISH);
    }

    @BeforeEach
    void open() {
        visitor.page.onDialog(Dialog::accept);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void a_pair_is_judged_by_keys_and_taken_back_by_one() {
        pair("r-1", "Rosa Díaz", "r-2", "Rosa Dias", 0.9993);
        visitor.open("/review");
        assertThat(visitor.text()).contains("Rosa Díaz", "Rosa Dias", "99,9 %", "+4,0");
        assertThat(visitor.page.locator(".q-sides mark").allInnerTexts()).contains("íaz", "ias");

        press("s");
        assertThat(visitor.notice()).contains("Ahora son una sola persona");
        assertThat(console.person("user_id:r-2")).isEqualTo(console.person("user_id:r-1"));

        press("z");
        assertThat(visitor.notice()).contains("Deshecho");
        assertThat(console.person("user_id:r-2")).isNotEqualTo(console.person("user_id:r-1"));

        press("d");
        assertThat(visitor.notice()).contains("Quedan separadas para siempre");
        visitor.open("/review/decided");
        assertThat(visitor.text()).contains("Distintas:", "Rosa Díaz", Console.SPANISH);
        visitor.assertNothingWrong();
    }

    @Test
    void on_a_phone_the_answers_stand_under_the_thumb() {
        pair("r-3", "Saúl Rey", "r-4", "Saul Rei", 0.9992);
        visitor.close();
        visitor =
                console.signedIn(
                        console.house,
                        Console.MEMBER,
                        new NewContextOptions()
                                .setViewportSize(390, 780)
                                .setHasTouch(true)
                                .setIsMobile(true));
        visitor.open("/review");
        Locator same = visitor.button("Es la misma");
        var box = same.boundingBox();
        assertThat(box.height).isGreaterThanOrEqualTo(44);
        assertThat(box.y + box.height).isBetween(560.0, 724.0);
        assertThat(
                        (Integer)
                                visitor.page.evaluate(
                                        "document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);

        visitor.button("Son distintas").tap();
        visitor.page.waitForURL("**last=**");
        assertThat(visitor.notice()).contains("Quedan separadas");
        assertThat(visitor.page.locator("a[href='/review/bulk']").count()).isZero();
        visitor.assertNothingWrong();
    }

    @Test
    void the_obvious_are_joined_after_a_look_and_parted_again() {
        pair("r-5", "Tulia Paz", "r-6", "Tulia Paz", 0.9999);
        visitor.open("/review/bulk?least=0.999");
        assertThat(visitor.text()).contains("Se uniría una pareja.", "Tulia Paz");
        visitor.button("Unir esta pareja").click();
        assertThat(visitor.notice()).contains("Unidas");
        assertThat(console.person("user_id:r-6")).isEqualTo(console.person("user_id:r-5"));

        visitor.button("Deshacer").click();
        assertThat(visitor.notice()).contains("Deshecho");
        assertThat(console.person("user_id:r-6")).isNotEqualTo(console.person("user_id:r-5"));
        visitor.page.keyboard().press("d");
        visitor.page.waitForURL("**last=**");
        visitor.assertNothingWrong();
    }

    @Test
    void duplicates_of_a_person_are_found_on_their_page() {
        known("r-7", "Úrsula Iguarán Cotes");
        known("r-8", "Ursula Iguaran Cotes");
        visitor.open("/people/" + console.person("user_id:r-7"));
        visitor.page.locator("a:has-text('Buscar duplicados')").click();
        assertThat(visitor.text()).contains("Ursula Iguaran Cotes", "igual");

        visitor.button("Es la misma").first().click();
        assertThat(visitor.notice()).contains("Ahora son una sola persona");
        assertThat(console.person("user_id:r-8")).isEqualTo(console.person("user_id:r-7"));
        visitor.assertNothingWrong();
    }

    @Test
    void the_report_leads_to_the_people_behind_it_and_names_its_readers() {
        console.house.take(
                Events.identify()
                        .by("user_id:r-9")
                        .trait("phone", "123")
                        .from(Shop.TILL, Trust.SECRET)
                        .at(ConsoleHouse.now())
                        .event());
        visitor.open("/review/hygiene");
        assertThat(visitor.text()).contains("Informe de higiene", "Correos o teléfonos inválidos");
        visitor.page.fill("#readers", "gerencia@tienda.example");
        visitor.button("Guardar").click();
        assertThat(visitor.notice()).contains("Guardado");
        visitor.page.locator(".q-figure:has-text('inválidos')").click();
        assertThat(visitor.page.locator(".q-rows a").count()).isPositive();
        visitor.assertNothingWrong();
    }

    @Test
    void where_nothing_waits_the_page_says_what_to_do() {
        try (Visitor there =
                console.signedIn(console.empty, Console.SPANISH, new NewContextOptions())) {
            there.open("/review");
            assertThat(there.text()).contains("No hay parejas por revisar");
            there.open("/review/decided");
            assertThat(there.text()).contains("Todavía no se ha decidido nada");
            there.open("/review/bulk");
            assertThat(there.text()).contains("Ninguna pareja en la fila es tan segura");
            there.assertNothingWrong();
        }
    }

    /// Every answer leads to another address.
    private void press(String key) {
        String before = visitor.page.url();
        visitor.page.keyboard().press(key);
        visitor.page.waitForURL(address -> !address.equals(before));
    }

    private void pair(String one, String oneName, String other, String otherName, double probable) {
        known(one, oneName);
        known(other, otherName);
        console.house
                .review
                .desk()
                .propose(
                        Proposed.of(
                                console.person("user_id:" + one),
                                console.person("user_id:" + other),
                                probable,
                                "m-1",
                                List.of(
                                        new Contribution("name", oneName, otherName, 4, "close"),
                                        new Contribution("city", "Cali", "", 0, "missing")),
                                ConsoleHouse.now()));
    }

    private void known(String user, String name) {
        console.house.take(
                Events.identify()
                        .by("user_id:" + user)
                        .trait("name", name)
                        .from(Shop.TILL, Trust.SECRET)
                        .at(ConsoleHouse.now())
                        .event());
    }
}
