package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Answers as they are promised to callers, whole, in `src/test/resources/golden/api`. Run with
/// `-Dgolden.write=true` to write them anew, and read the difference before it is kept.
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden/api");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Golden() {}

    /// Compares an answer with its file, but for secrets, which are new each time.
    static void assertSame(String name, String json) {
        Path file = FOLDER.resolve(name + ".json");
        String actual = pretty(json).replaceAll("(\"writeKey\" : )\"[^\"]{32}\"", "$1\"…\"") + "\n";
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual).as(name).isEqualTo(Files.readString(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String pretty(String json) {
        return PRETTY.writeValueAsString(PRETTY.readTree(json));
    }
}
