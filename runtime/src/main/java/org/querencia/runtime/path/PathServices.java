package org.querencia.runtime.path;

import java.time.InstantSource;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.basket.BasketDesk;
import org.querencia.runtime.stage.StageServices;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.warehouse.Warehouse;

/// What speaks of ways and baskets to people.
public record PathServices(PathDesk paths, JourneyMaps maps, BasketDesk baskets) {

    public static PathServices of(
            Warehouse warehouse,
            Memberships memberships,
            StageServices stages,
            Workspace workspace,
            InstantSource clock) {
        return new PathServices(
                new PathDesk(warehouse.ways(), memberships, clock),
                new JourneyMaps(warehouse.ways(), stages, memberships, workspace.zone(), clock),
                new BasketDesk(warehouse.baskets(), clock));
    }
}
