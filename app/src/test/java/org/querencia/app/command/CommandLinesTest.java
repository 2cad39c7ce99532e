package org.querencia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class CommandLinesTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "cli.md");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Stream<String> commands() {
        List<String> names = new ArrayList<>();
        collect(CommandLines.make(), "", names);
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_tells_what_it_does(String command) {
        int code = run((command + " --help").split(" "));

        assertThat(code).isZero();
        assertThat(out.toString()).contains("Usage: querencia " + command).contains("--help");
    }

    @Test
    void every_group_and_single_command_shows_examples() {
        CommandLines.make().getSubcommands().values().stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .forEach(command ->
                        assertThat(command.getUsageMessage())
                                .as(command.getCommandName())
                                .contains("Example"));
    }

    @Test
    void the_reference_lists_every_command() throws Exception {
        String page = Files.readString(PAGE);

        assertThat(commands().filter(command -> !command.equals("rehearse")))
                .isNotEmpty()
                .filteredOn(command ->
                        !List.of(
                                        "profile",
                                        "person",
                                        "segment",
                                        "list",
                                        "webhook",
                                        "stage",
                                        "sensor",
                                        "alarm",
                                        "plan",
                                        "planner",
                                        "place",
                                        "score",
                                        "linkage",
                                        "review",
                                        "target",
                                        "benchmark",
                                        "note",
                                        "call",
                                        "product",
                                        "definition",
                                        "user",
                                        "key")
                                .contains(command))
                .allSatisfy(command -> assertThat(page).contains("| `" + command + "` |"));
    }

    @Test
    void the_reference_lists_every_exit_code() throws Exception {
        List<String> lines = Files.readAllLines(PAGE);

        assertThat(lines)
                .containsAll(
                        Arrays.stream(ExitCode.values())
                                .map(code -> "| %d | %s |".formatted(code.code(), code.words()))
                                .toList());
    }

    @Test
    void a_wrong_flag_is_misuse_and_the_nearest_is_named() {
        assertThat(run("serve", "--prot", "9")).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString()).contains("--prot").contains("--port");
    }

    @Test
    void a_wrong_setting_is_misuse(@TempDir Path data) {
        int code = run("serve", "--data", data.toString(), "--port", "many");

        assertThat(code).isEqualTo(ExitCode.USAGE.code());
        assertThat(err.toString())
                .startsWith("querencia: setting port (--port): 'many' is not a number");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void what_is_not_there_is_not_found(@TempDir Path data) {
        int code =
                run("restore", data.resolve("none.backup").toString(), "--data", data.toString());

        assertThat(code).isEqualTo(ExitCode.NOT_FOUND.code());
    }

    @ParameterizedTest
    @MethodSource("jsonForms")
    void json_is_all_that_is_on_standard_output(String[] form) {
        int code = run(Stream.concat(Stream.of("version"), Stream.of(form)).toArray(String[]::new));

        assertThat(code).isZero();
        assertThat(new JsonMapper().readTree(out.toString()).propertyNames())
                .containsExactlyInAnyOrder("querencia", "java", "postgresql");
        assertThat(err.toString()).isEmpty();
    }

    static Stream<Arguments> jsonForms() {
        return Stream.of(
                Arguments.of((Object) new String[] {"--json"}),
                Arguments.of((Object) new String[] {"--format", "json"}));
    }

    @Test
    void doctor_says_how_each_thing_is(@TempDir Path data) {
        run("doctor", "--data", data.toString(), "--json");

        assertThat(new JsonMapper().readTree(out.toString()).path("checks"))
                .extracting(check -> check.path("name").asString())
                .contains("java", "memory", "disk", "data", "server", "port", "postgresql");
    }

    @Test
    void completion_is_a_script_for_the_shell_and_knows_every_command() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString()).contains("complete").contains("querencia");
        assertThat(commands().filter(command -> !command.contains(" ")))
                .allSatisfy(command -> assertThat(out.toString()).contains(command));
    }

    @Test
    void without_a_command_all_are_told_of() {
        assertThat(run("--help")).isZero();
        assertThat(commands().filter(command -> !command.contains(" ")))
                .allSatisfy(command -> assertThat(out.toString()).contains("  " + command));
        assertThat(run("sgment")).isEqualTo(ExitCode.USAGE.code());
    }

    private int run(String... arguments) {
        return CommandLines.make(arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static void collect(CommandLine line, String prefix, List<String> names) {
        line.getSubcommands()
                .forEach((name, command) -> {
                    if (!command.getCommandSpec().usageMessage().hidden()) {
                        names.add(prefix + name);
                        collect(command, prefix + name + " ", names);
                    }
                });
    }
}
