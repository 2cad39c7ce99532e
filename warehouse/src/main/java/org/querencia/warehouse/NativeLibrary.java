package org.querencia.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// DuckDB's library, which its driver unpacks (70 MB) into the temporary folder at each start and
/// deletes at a clean stop only: kills would fill the disk.
final class NativeLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final String UNPACKED = "libduckdb_java";

    private NativeLibrary() {}

    /// Deletes the unpacked file once this process has it loaded; Linux keeps what is in use. Does
    /// nothing on other systems.
    static void deleteUnpacked() {
        if (!Files.isReadable(MAPS)) {
            return;
        }
        try {
            for (Path unpacked : unpacked()) {
                Files.deleteIfExists(unpacked);
            }
        } catch (IOException kept) {
            LOG.debug("DuckDB's unpacked library stays in the temporary folder", kept);
        }
    }

    private static List<Path> unpacked() throws IOException {
        String folder = Path.of(System.getProperty("java.io.tmpdir")).toRealPath() + "/" + UNPACKED;
        return Files.readAllLines(MAPS).stream()
                .filter(line -> line.contains(folder))
                .map(line -> Path.of(line.substring(line.indexOf('/'))))
                .distinct()
                .filter(Files::exists)
                .toList();
    }
}
