package org.querencia.qa.console;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.querencia.core.identity.ProfileId;
import org.querencia.qa.browser.Chromium;
import org.querencia.runtime.access.User.Role;
import org.querencia.web.console.ConsoleHouse;

/// A console with ten weeks of a shop, an empty one, and a browser: begun once for all tests, since
/// the browser takes longer to start than a test. What a test changes no other test looks at.
public final class Console implements AutoCloseable {
    static final String SPANISH = ConsoleHouse.EMAIL;
    static final String ENGLISH = "leo@querencia.example";
    static final String MEMBER = "mia@querencia.example";
    static final String SELLER = "sara@querencia.example";

    private static final int SECRETS_LENGTH = 32;

    final ConsoleHouse house =
            new ConsoleHouse(RealImports::in)
                    .withAdministrator("es")
                    .with(ConsoleHouse.user(ENGLISH, "Leo Hart", Role.ADMINISTRATOR, "", "en"))
                    .with(ConsoleHouse.user(MEMBER, "Mía Paz", Role.MEMBER, "", "es"))
                    .with(ConsoleHouse.user(SELLER, "Sara Gil", Role.SELLER, "", "es"))
                    .withShop();

    /// Where nothing ever came, with an administrator who reads Spanish.
    final ConsoleHouse empty = new ConsoleHouse(RealImports::in).withAdministrator("es");

    final Chromium chromium = new Chromium();
    private long visits;

    Console() {
        RealImports.bring(
                house,
                "catalogo.csv",
                """
                Código;Producto;Categoría;Precio;Costo;Existencias;Bodega
                p-0;Café de altura 500 g;Café;32.000;14.500;40;Bogotá
                p-1;Pan de masa madre;Panadería;18.000;6.200;12;Bogotá
                p-2;Almojábana;Panadería;4.500;1.900;cuarenta;Bogotá
                """);
    }

    /// Somebody signed in to the full house, at a wide window.
    Visitor signedIn(String email) {
        return signedIn(house, email, new NewContextOptions().setViewportSize(1280, 860));
    }

    Visitor signedIn(ConsoleHouse there, String email, NewContextOptions options) {
        String secret = "session-of-visit-" + ++visits;
        secret += "x".repeat(SECRETS_LENGTH - secret.length());
        there.users.openSession(secret, email, Instant.now().plus(Duration.ofHours(1)));
        BrowserContext context = chromium.visitor(options);
        context.addCookies(
                List.of(
                        new Cookie("querencia_session", secret)
                                .setUrl(there.address().toString())));
        return new Visitor(context, there.address());
    }

    /// Somebody who is not signed in.
    Visitor stranger(ConsoleHouse there) {
        return new Visitor(chromium.visitor(), there.address());
    }

    /// The person who has this identifier in the full house, as `type:value`.
    ProfileId person(String typeAndValue) {
        int colon = typeAndValue.indexOf(':');
        return house.views
                .find(typeAndValue.substring(0, colon), typeAndValue.substring(colon + 1))
                .orElseThrow();
    }

    @Override
    public void close() {
        chromium.close();
        house.close();
        empty.close();
    }
}
