package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.runtime.access.User.Role;
import org.querencia.web.console.ConsoleHouse;

/// Coming in, and being kept out.
@ExtendWith(OneConsole.class)
class DoorTest {
    private static final String PASSWORD = "cuatro gatos pardos";

    private final Console console;
    private final ConsoleHouse house = new ConsoleHouse();
    private Visitor visitor;

    DoorTest(Console console) {
        this.console = console;
        this.visitor = console.stranger(house);
    }

    @BeforeEach
    void open() {
        visitor.context.setExtraHTTPHeaders(Map.of("Accept-Language", "es"));
    }

    @AfterEach
    void close() {
        visitor.close();
        house.close();
    }

    @Test
    void the_first_visitor_becomes_the_administrator_and_nobody_after() {
        visitor.open("/people");
        assertThat(visitor.path()).isEqualTo("/set-up");
        setUp("eva@querencia.example", "1234567890");
        assertThat(visitor.path()).isEqualTo("/");
        assertThat(house.users.all())
                .extracting(user -> user.email() + " " + user.role())
                .containsExactly("eva@querencia.example ADMINISTRATOR");
        visitor.assertNothingWrong();

        try (Visitor second = console.stranger(house)) {
            second.open("/set-up");
            assertThat(second.path()).isEqualTo("/sign-in");
        }
    }

    @Test
    void a_password_that_is_easy_to_guess_is_refused_and_what_was_typed_stays() {
        visitor.open("/set-up");
        setUp("eva@querencia.example", "aaaaaaaaaaaa");
        assertThat(visitor.notice()).contains("fácil de adivinar");
        assertThat(visitor.page.inputValue("[name=email]")).isEqualTo("eva@querencia.example");
        assertThat(visitor.page.evaluate("document.activeElement.name")).isEqualTo("password");
        assertThat(house.users.all()).isEmpty();
    }

    @Test
    void a_session_lives_in_a_cookie_that_no_script_reads_and_no_other_site_sends() {
        house.withAdministrator("es");
        visitor.open("/sign-in");
        signIn(ConsoleHouse.EMAIL, ConsoleHouse.PASSWORD);
        Cookie session =
                visitor.context.cookies().stream()
                        .filter(cookie -> cookie.name.equals("querencia_session"))
                        .findFirst()
                        .orElseThrow();
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(session.path).isEqualTo("/");
        assertThat(visitor.page.evaluate("document.cookie")).isEqualTo("");
    }

    @Test
    void who_was_asked_to_sign_in_comes_to_the_page_they_wanted() {
        house.withAdministrator("es");
        visitor.open("/people?q=ana");
        assertThat(visitor.path()).startsWith("/sign-in?to=");
        signIn(ConsoleHouse.EMAIL.toUpperCase(Locale.ROOT), ConsoleHouse.PASSWORD);
        assertThat(visitor.path()).isEqualTo("/people?q=ana");
    }

    @Test
    void nobody_is_led_to_another_site() {
        house.withAdministrator("es");
        for (String elsewhere : List.of("//evil.example/", "https://evil.example/")) {
            visitor.open("/sign-in?to=" + elsewhere);
            signIn(ConsoleHouse.EMAIL, ConsoleHouse.PASSWORD);
            assertThat(visitor.path()).isEqualTo("/");
            visitor.context.clearCookies();
        }
    }

    @Test
    void after_some_wrong_passwords_even_the_right_one_must_wait() {
        house.withAdministrator("es");
        visitor.open("/sign-in");
        for (int attempt = 0; attempt < 8; attempt++) {
            signIn(ConsoleHouse.EMAIL, "no es esta");
            assertThat(visitor.notice()).contains("no son correctos");
        }
        signIn(ConsoleHouse.EMAIL, ConsoleHouse.PASSWORD);
        assertThat(visitor.notice()).contains("Demasiados intentos");
        assertThat(visitor.path()).isEqualTo("/sign-in");
    }

    @Test
    void a_sign_in_link_opens_once_and_leads_to_choosing_a_password() {
        house.with(ConsoleHouse.user("leo@querencia.example", "Leo", Role.MEMBER, "", "es"));
        house.users.addSignInLink(
                "once-only", "leo@querencia.example", Instant.now().plus(Duration.ofHours(1)));
        visitor.open("/sign-in/link/once-only?choose");
        assertThat(visitor.path()).isEqualTo("/password");
        visitor.page.fill("[name=password]", PASSWORD);
        visitor.page.click("main button");
        assertThat(visitor.path()).isEqualTo("/");
        assertThat(visitor.notice()).contains("Tu contraseña ha cambiado");

        try (Visitor second = console.stranger(house)) {
            second.open("/sign-in/link/once-only?choose");
            assertThat(second.page.title()).doesNotContain("password");
            second.open("/");
            assertThat(second.path()).startsWith("/sign-in");
            second.page.fill("[name=email]", "leo@querencia.example");
            second.page.fill("[name=password]", PASSWORD);
            second.page.click("main button");
            assertThat(second.path()).isEqualTo("/");
        }
    }

    @Test
    void an_old_sign_in_link_opens_nothing() {
        house.withAdministrator("es");
        house.users.addSignInLink(
                "too-old", ConsoleHouse.EMAIL, Instant.now().minus(Duration.ofSeconds(1)));
        visitor.open("/sign-in/link/too-old");
        assertThat(visitor.text()).contains("Este enlace ya se usó o venció");
        assertThat(visitor.context.cookies()).isEmpty();
    }

    @Test
    void a_new_password_signs_every_other_device_out() {
        house.withAdministrator("es");
        visitor.open("/sign-in");
        signIn(ConsoleHouse.EMAIL, ConsoleHouse.PASSWORD);
        try (Visitor other = console.stranger(house)) {
            other.open("/sign-in");
            other.page.fill("[name=email]", ConsoleHouse.EMAIL);
            other.page.fill("[name=password]", ConsoleHouse.PASSWORD);
            other.page.click("main button");
            assertThat(other.path()).isEqualTo("/");

            visitor.open("/password");
            visitor.page.fill("[name=current]", "no es esta");
            visitor.page.fill("[name=password]", PASSWORD);
            visitor.page.click("main button");
            assertThat(visitor.notice()).contains("La contraseña actual no es correcta");
            visitor.page.fill("[name=current]", ConsoleHouse.PASSWORD);
            visitor.page.fill("[name=password]", PASSWORD);
            visitor.page.click("main button");
            assertThat(visitor.path()).isEqualTo("/");
            other.open("/people");
            assertThat(other.path()).startsWith("/sign-in");
        }
    }

    @Test
    void signing_out_ends_the_session_on_the_server_too() {
        house.withAdministrator("es");
        visitor.open("/sign-in");
        signIn(ConsoleHouse.EMAIL, ConsoleHouse.PASSWORD);
        var cookies = visitor.context.cookies();
        visitor.page.click(".q-you-name");
        visitor.button("Cerrar sesión").click();
        assertThat(visitor.path()).startsWith("/sign-in");
        visitor.context.addCookies(cookies);
        visitor.open("/");
        assertThat(visitor.path()).startsWith("/sign-in");
    }

    @Test
    void a_form_without_the_token_of_its_session_changes_nothing() {
        house.withAdministrator("es");
        visitor.open("/sign-in");
        signIn(ConsoleHouse.EMAIL, ConsoleHouse.PASSWORD);
        for (String token : List.of("", "of-another-session")) {
            APIResponse answer =
                    visitor.context
                            .request()
                            .post(
                                    visitor.address("/settings/you"),
                                    RequestOptions.create()
                                            .setForm(
                                                    FormData.create()
                                                            .set("csrf", token)
                                                            .set("name", "Mallory")));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).contains("Este formulario ha vencido");
        }
        assertThat(house.users.byEmail(ConsoleHouse.EMAIL).orElseThrow().name())
                .isEqualTo("Ana Restrepo");
    }

    @Test
    void a_sign_in_form_on_another_site_is_refused() {
        house.withAdministrator("es");
        APIResponse answer =
                visitor.context
                        .request()
                        .post(
                                visitor.address("/sign-in"),
                                RequestOptions.create()
                                        .setHeader("Sec-Fetch-Site", "cross-site")
                                        .setForm(
                                                FormData.create()
                                                        .set("email", ConsoleHouse.EMAIL)
                                                        .set("password", ConsoleHouse.PASSWORD)));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(visitor.context.cookies()).isEmpty();
    }

    private void setUp(String email, String password) {
        visitor.page.fill("[name=name]", "Eva");
        visitor.page.fill("[name=email]", email);
        visitor.page.fill("[name=password]", password);
        visitor.page.click("main button");
    }

    private void signIn(String email, String password) {
        visitor.page.fill("[name=email]", email);
        visitor.page.fill("[name=password]", password);
        visitor.page.click("main form button");
    }
}
