package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.load.ServerProcess;
import org.querencia.qa.browser.Chromium;

/// The real server is killed while a seller's phone sends to it.
class VisitsKilledTest {

    @TempDir private Path folder;

    @Test
    void a_server_killed_while_visits_are_sent_loses_none_and_has_none_twice() {
        try (ServerProcess server = new ServerProcess(folder.resolve("data"), Map.of());
                Chromium chromium = new Chromium()) {
            server.start();
            server.awaitReady();
            NewContextOptions phone = new NewContextOptions().setViewportSize(390, 844);
            try (Visitor visitor = new Visitor(chromium.visitor(phone), server.address())) {
                Seller seller = signedIn(visitor);
                AtomicInteger shots = new AtomicInteger();
                // The first visit is stored, and the server dies before it can say so.
                visitor.context.route(
                        "**/visits/register",
                        route -> {
                            if (shots.getAndIncrement() == 0) {
                                route.fetch();
                                server.kill();
                                route.abort();
                            } else {
                                route.resume();
                            }
                        });
                seller.newcomer("Rosa Vélez", "300 555 01 77");
                seller.choose("bought");
                seller.save();
                seller.awaitSaved();
                visitor.page.waitForCondition(() -> shots.get() > 0);
                seller.register("not-bought");
                seller.register("bought");
                seller.awaitWaiting(3);
                visitor.page.reload();
                seller.awaitReady();
                seller.awaitWaiting(3);

                server.start();
                server.awaitReady();
                visitor.page.reload();
                seller.awaitReady();
                seller.awaitWaiting(0);
                assertThat(seller.registered()).isEqualTo(3);
                assertThat(shots.get()).isGreaterThanOrEqualTo(4);

                seller.register("not-bought");
                seller.awaitRegistered(4);
                seller.awaitWaiting(0);
            }
        }
    }

    private static Seller signedIn(Visitor visitor) {
        visitor.open("/set-up");
        visitor.page.fill("[name=name]", "Sara Gil");
        visitor.page.fill("[name=email]", "sara@querencia.example");
        visitor.page.fill("[name=password]", "pan de cada día");
        visitor.page.press("[name=password]", "Enter");
        visitor.page.locator(".q-nav").waitFor();
        visitor.open("/visits");
        Seller seller = new Seller(visitor.page).awaitReady();
        seller.awaitKept();
        return seller;
    }
}
