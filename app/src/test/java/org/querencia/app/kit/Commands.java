package org.querencia.app.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.querencia.app.command.CommandLines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs commands on one data folder, as a shell would, in this process.
public final class Commands {
    private final Path data;

    public Commands(Path data) {
        this.data = data;
    }

    /// What a command said, and with which code it ended.
    public record Said(int code, String out, String err) {

        /// All of standard output as one JSON value; anything beside it is refused.
        public JsonNode json() {
            return new JsonMapper().readTree(out);
        }
    }

    /// On the data folder, unless the arguments name another.
    public Said run(String... arguments) {
        String[] all =
                List.of(arguments).contains("--data")
                        ? arguments
                        : with(arguments, "--data", data.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                CommandLines.make(all)
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all);
        return new Said(code, out.toString(), err.toString());
    }

    /// With something on standard input.
    public Said run(String input, String[] arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    /// The JSON answer of a command that must succeed.
    public JsonNode ask(String... arguments) {
        Said said = run(with(arguments, "--json"));
        assertThat(said.code()).as("%s: %s", String.join(" ", arguments), said.err()).isZero();
        return said.json();
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }
}
