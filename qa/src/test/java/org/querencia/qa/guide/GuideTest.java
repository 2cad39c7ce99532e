package org.querencia.qa.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.Application;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;

/// What the documentation tells people to type works: every command of a page is run in its order
/// against a server with an empty data folder, and says what the page says it does.
class GuideTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath().resolve("..").normalize();
    private static final String TOKEN = "an-api-token-for-tests";
    private static final String KEY = "my-first-key";
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^```(\\S*)\\n(.*?)^```$", Pattern.DOTALL);
    private static final String MARK = "==== end of block %d ====";

    private static final List<String> FIRST = List.of("docs/start/own-data.md");
    private static final List<String> SECOND =
            List.of(
                    "README.md",
                    "docs/start/first-hour.md",
                    "docs/concepts/segments.md",
                    "docs/concepts/alarms.md",
                    "docs/concepts/stages.md",
                    "docs/reference/webhooks-out.md",
                    "docs/start/sellers.md",
                    "docs/concepts/qualification.md",
                    "docs/concepts/measures.md",
                    "docs/concepts/explorer.md",
                    "docs/concepts/attribution.md",
                    "docs/concepts/planners.md",
                    "docs/concepts/paths.md",
                    "docs/concepts/linkage.md",
                    "docs/reference/sql.md",
                    "docs/start/own-shop.md",
                    "docs/reference/webhooks.md",
                    "docs/concepts/demo-company.md");

    /// For those who build the program. Their commands take the whole build, this test with it, so
    /// what they name is looked for instead; commands of the program among them are run.
    private static final List<String> OF_THE_BUILD =
            List.of("CONTRIBUTING.md", "docs/operating/failures.md");

    /// Blocks in other languages, and who holds them to the truth: the page's script, the readers
    /// of settings, queries and mappings, and the eye.
    private static final Set<String> OTHERS =
            Set.of("html", "js", "yaml", "csv", "jsonl", "facts", "rejects", "output", "text");

    @TempDir private Path folder;

    private record Block(String language, String content) {}

    @Test
    void own_data_comes_in_as_the_page_says() throws Exception {
        run(FIRST);
    }

    @Test
    void the_other_pages_work_one_after_the_other() throws Exception {
        run(SECOND);
    }

    @Test
    void the_commands_of_the_build_name_what_there_is() throws Exception {
        List<String> ofTheProgram = new ArrayList<>();
        for (String page : OF_THE_BUILD) {
            for (Block block : blocks(page)) {
                for (String line : block.content().lines().toList()) {
                    BuildCommand command = BuildCommand.of(line);
                    if (command.ofTheBuild()) {
                        assertThat(command.unknown(PROJECT)).as(page + ": " + line).isEmpty();
                    } else {
                        ofTheProgram.add(line);
                    }
                }
            }
        }
        assertThat(ofTheProgram).isNotEmpty();
        run(String.join("\n", ofTheProgram) + "\n", List.of());
    }

    @Test
    void a_command_of_the_build_that_names_what_is_not_there_is_found_out() throws IOException {
        assertThat(
                        BuildCommand.of(
                                        "mvn -q tset -pl cor,qa -Dtest=NoSuchTest -Dquerencia.no=1 spotles:apply # so")
                                .unknown(PROJECT))
                .containsExactly(
                        "tset", "cor", "-Dtest=NoSuchTest", "-Dquerencia.no=1", "spotles:apply");
    }

    @Test
    void every_command_of_the_documentation_is_run_here() throws IOException {
        Set<String> pages = new TreeSet<>();
        for (String page : pages()) {
            for (Block block : blocks(page)) {
                if (block.language().equals("sh")) {
                    pages.add(page);
                } else {
                    assertThat(OTHERS).as(page).contains(block.language());
                }
            }
        }
        Set<String> known = new TreeSet<>(FIRST);
        known.addAll(SECOND);
        known.addAll(OF_THE_BUILD);
        assertThat(pages).isEqualTo(known);
    }

    private void run(List<String> pages) throws Exception {
        StringBuilder script = new StringBuilder();
        List<List<String>> promised = new ArrayList<>();
        for (String page : pages) {
            for (Block block : blocks(page)) {
                if (block.language().equals("sh")) {
                    script.append(block.content())
                            .append("echo '")
                            .append(MARK.formatted(promised.size()))
                            .append("'\n");
                    promised.add(List.of());
                } else if (block.language().equals("output")) {
                    promised.set(promised.size() - 1, block.content().lines().toList());
                }
            }
        }
        run(script.toString(), promised);
    }

    /// @param promised what each marked block says, line by line
    private void run(String script, List<List<String>> promised) throws Exception {
        Path data = folder.resolve("data");
        try (Application server = Application.start(settings(data))) {
            Terminal terminal =
                    new Terminal(
                            Files.createDirectories(folder.resolve("project")),
                            PROJECT,
                            server,
                            data,
                            Map.of("TOKEN", TOKEN, "KEY", KEY));
            String said = terminal.run(script);
            for (int i = 0; i < promised.size(); i++) {
                String[] halves = said.split(Pattern.quote(MARK.formatted(i)) + "\n", 2);
                for (String line : promised.get(i)) {
                    assertThat(halves[0].lines().map(String::stripTrailing)).contains(line);
                }
                said = halves[1];
            }
        }
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"));
                Stream<Path> top = Files.list(PROJECT)) {
            return Stream.concat(docs, top)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> PROJECT.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<Block> blocks(String page) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(PROJECT.resolve(page)));
        while (block.find()) {
            blocks.add(new Block(block.group(1), block.group(2)));
        }
        return blocks;
    }

    private static Settings settings(Path data) {
        return Settings.local(data)
                .with(
                        new Settings.Company(
                                Optional.of("CO"),
                                Optional.of(ZoneId.of("America/Bogota")),
                                Optional.of(Currency.getInstance("COP")),
                                Optional.of(Locale.ENGLISH)))
                .with(
                        new Presets(
                                Optional.of(KEY),
                                Optional.of(TOKEN),
                                Optional.empty(),
                                Optional.empty()));
    }
}
