package org.querencia.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.querencia.app.client.ApiClient;
import tools.jackson.databind.node.ObjectNode;

/// Where figures were taken, since machines differ.
public final class Machine {

    private Machine() {}

    /// @param folder where the measured data is
    public static ObjectNode describe(Path folder) throws IOException {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                        ? os.getTotalMemorySize() >> 20
                        : 0;
        boolean cache =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .anyMatch(option -> option.startsWith("-XX:AOTCache"));
        return ApiClient.object()
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("memory_mb", memory)
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .put("java", Runtime.version().toString())
                .put("aot_cache", cache)
                .put("file_system", Files.getFileStore(folder).type());
    }
}
