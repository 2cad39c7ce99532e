package org.querencia.web.console;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.kit.Events;

/// For looking at the console by hand: a full house and an empty one, on the two ports given.
final class LookAtIt {
    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(4);

    private LookAtIt() {}

    static void main(String[] arguments) {
        try (ConsoleHouse full =
                        new ConsoleHouse(Integer.parseInt(arguments[0]))
                                .withAdministrator(arguments[2])
                                .withShop();
                ConsoleHouse empty = new ConsoleHouse(Integer.parseInt(arguments[1]))) {
            System.out.println(full.address() + " " + empty.address());
            for (int at = 0; ; at++) {
                LockSupport.parkNanos(BETWEEN_EVENTS.toNanos());
                full.take(
                        Events.page("Página " + at)
                                .by("user_id:c-" + (1000 + at % 40))
                                .from(Shop.WEB, Trust.PUBLIC)
                                .at(ConsoleHouse.now())
                                .event());
            }
        }
    }
}
