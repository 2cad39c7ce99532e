package org.querencia.warehouse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import org.querencia.core.workspace.Workspace;

/// How the warehouse is kept.
///
/// @param file the DuckDB file; its log and its temporary files stand beside it
/// @param zone days belong to it
/// @param currency of the figures; orders in another one are left out of sums
/// @param memoryMegabytes what DuckDB may hold, from 64
/// @param threads DuckDB may use, from 1
/// @param readTimeMax after which a figure is given up, so that one question never starves the rest
public record WarehouseSettings(
        Path file,
        ZoneId zone,
        Currency currency,
        int memoryMegabytes,
        int threads,
        Duration readTimeMax) {

    private static final int MEMORY_MEGABYTES = 512;
    private static final int THREADS = 2;
    private static final Duration READ_TIME_MAX = Duration.ofSeconds(20);

    public WarehouseSettings {
        if (memoryMegabytes < 64 || threads < 1) {
            throw new IllegalArgumentException(
                    "warehouse with %d MB and %d threads: expected at least 64 MB and 1 thread"
                            .formatted(memoryMegabytes, threads));
        }
    }

    /// Where answers lie as files until they are fetched; the only folder DuckDB may write to
    /// besides its own.
    Path outFolder() {
        Path whole = file.toAbsolutePath();
        return whole.resolveSibling(whole.getFileName() + ".out");
    }

    public static WarehouseSettings in(Path folder, Workspace workspace) {
        return new WarehouseSettings(
                folder.resolve("warehouse.duckdb"),
                workspace.zone(),
                workspace.currency(),
                MEMORY_MEGABYTES,
                THREADS,
                READ_TIME_MAX);
    }
}
