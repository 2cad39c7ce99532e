package org.querencia.qa.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.querencia.web.console.Shop;

/// The pictures of the documents. With `-Dquerencia.screens=write` they are taken anew; read the
/// difference before it is kept.
@ExtendWith(OneConsole.class)
class ScreensTest {
    private static final Path DOCUMENTS = Path.of("..", "docs");
    private static final int BYTES_MAX = 200_000;
    private static final int PICTURES_MAX = 12;
    private static final Pattern PICTURE = Pattern.compile("images/([a-z-]+\\.png)");

    private final Console console;

    ScreensTest(Console console) {
        this.console = console;
    }

    @Test
    void the_pictures_of_the_documents_are_those_that_are_taken_and_are_small() throws IOException {
        if ("write".equals(System.getProperty("querencia.screens"))) {
            for (Screen screen : screens()) {
                take(screen);
            }
        }
        Set<String> taken =
                screens().stream().map(Screen::file).collect(Collectors.toUnmodifiableSet());
        assertThat(taken).hasSizeLessThanOrEqualTo(PICTURES_MAX);
        assertThat(kept()).isEqualTo(taken);
        assertThat(shown()).isSubsetOf(taken);
        for (String file : taken) {
            assertThat(Files.size(folder().resolve(file))).as(file).isLessThan(BYTES_MAX);
        }
    }

    private List<Screen> screens() {
        String person = "/people/" + console.person(Shop.TAGGED);
        return List.of(
                Screen.wide("home-en", Console.ENGLISH, "/"),
                Screen.wide("home-es", Console.SPANISH, "/"),
                Screen.wide("person-en", Console.ENGLISH, person),
                Screen.wide("links-es", Console.SPANISH, person + "/links"),
                Screen.wide("imports-es", Console.SPANISH, "/imports/1/redo"),
                Screen.wide(
                        "segment-en",
                        Console.ENGLISH,
                        "/segments/new?rule=count%28%27Order%20Completed%27%2C%20%2790d%27%29%20%3E%3D%202"
                                + "%20%26%26%20%28trait.city%20%3D%3D%20%27Bogot%C3%A1%27%20%7C%7C%20revenue%20%3E%20100000%29"),
                Screen.wide("buyers-es", Console.SPANISH, "/segments/rfm"),
                Screen.wide("refused-en", Console.ENGLISH, "/sources/web/refused"),
                Screen.phone("home-phone-es", Console.SPANISH, "/"),
                Screen.phone("visits-phone-es", Console.SELLER, "/visits"),
                Screen.phone("person-phone-en", Console.ENGLISH, person).atNight());
    }

    private void take(Screen screen) {
        NewContextOptions options =
                new NewContextOptions()
                        .setViewportSize(screen.width(), screen.height())
                        .setColorScheme(screen.night() ? ColorScheme.DARK : ColorScheme.LIGHT)
                        .setReducedMotion(ReducedMotion.REDUCE);
        try (Visitor visitor = console.signedIn(console.house, screen.reader(), options)) {
            visitor.open(screen.address());
            if (screen.address().equals("/")) {
                visitor.page.locator("[data-chart] svg").waitFor();
            }
            if (screen.address().equals("/visits")) {
                beginVisit(new Seller(visitor.page).awaitReady());
            }
            visitor.page.evaluate("document.fonts.ready");
            visitor.page.screenshot(
                    new ScreenshotOptions().setPath(folder().resolve(screen.file())));
        }
    }

    private static void beginVisit(Seller seller) {
        seller.find("Camilo", "Camilo");
        seller.choose("not-bought");
        seller.page.locator("label:has([name=reason][value=size])").click();
        seller.page.fill("[name=reasonWords]", "La quería más pequeña");
    }

    private static Set<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /// The pictures that documents show.
    private static Set<String> shown() throws IOException {
        Stream<Path> readme = Stream.of(DOCUMENTS.resolveSibling("README.md"));
        try (Stream<Path> files = Files.walk(DOCUMENTS)) {
            return Stream.concat(readme, files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(ScreensTest::content)
                    .flatMap(text -> PICTURE.matcher(text).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path folder() {
        return DOCUMENTS.resolve("images");
    }

    /// @param night in dark colours
    private record Screen(
            String name, String reader, String address, int width, int height, boolean night) {

        static Screen wide(String name, String reader, String address) {
            return new Screen(name, reader, address, 1280, 860, false);
        }

        static Screen phone(String name, String reader, String address) {
            return new Screen(name, reader, address, 390, 844, false);
        }

        Screen atNight() {
            return new Screen(name, reader, address, width, height, true);
        }

        String file() {
            return name + ".png";
        }
    }
}
