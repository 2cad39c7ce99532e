package org.querencia.web.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.querencia.core.event.Event;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.view.LiveFeed.Arrival;

/// The people of the made-up shop.
final class ShopPeople {
    private static final List<String> NAMES =
            List.of(
                    "Valentina Ríos",
                    "Santiago Ospina",
                    "María José Cárdenas",
                    "Andrés Gil",
                    "Łucja Nowak",
                    "compras@ferreteria-lopez.co",
                    "Camilo Torres",
                    "Isabela Quintero");

    private final boolean empty;

    ShopPeople(boolean empty) {
        this.empty = empty;
    }

    List<ProfileId> ids() {
        return empty ? List.of() : NAMES.stream().map(ShopPeople::id).toList();
    }

    String name(ProfileId id) {
        return NAMES.stream().filter(name -> id(name).equals(id)).findFirst().orElse("?");
    }

    List<Arrival> arrivals() {
        return List.of(
                ConsoleHouse.arrival(0, Event.Type.TRACK, "Order Completed", this, 0),
                ConsoleHouse.arrival(1, Event.Type.TRACK, "Product Viewed", this, 1),
                ConsoleHouse.arrival(2, Event.Type.PAGE, "Panadería", this, 1),
                ConsoleHouse.arrival(3, Event.Type.TRACK, "Product Added", this, 2),
                ConsoleHouse.arrival(4, Event.Type.IDENTIFY, "", this, 3),
                ConsoleHouse.arrival(5, Event.Type.TRACK, "Newsletter Opened", this, 4),
                ConsoleHouse.arrival(6, Event.Type.TRACK, "Checkout Started", this, 6),
                ConsoleHouse.arrival(7, Event.Type.TRACK, "Order Refunded", this, 7),
                ConsoleHouse.arrival(8, Event.Type.GROUP, "", this, 5));
    }

    private static ProfileId id(String name) {
        return new ProfileId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
