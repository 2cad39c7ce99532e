package org.querencia.web.console.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.querencia.core.measure.Answer;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.mail.Mail;
import org.querencia.runtime.measure.FewMeasures;
import org.querencia.runtime.measure.MeasureServices;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryShelf;
import org.querencia.runtime.report.Notes;
import org.querencia.runtime.report.ReportKit;
import org.querencia.runtime.report.Schedule;
import org.querencia.runtime.report.Schedule.Cadence;
import org.querencia.runtime.report.Shelves;
import org.querencia.runtime.report.View;
import org.querencia.runtime.report.ViewMailRound.Letter;

/// A view as it is mailed. The files of `golden/mail` hold what readers get; with
/// `-Dgolden.write=true` they are written anew.
class ViewMailsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/mail");
    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");
    private static final InstantSource CLOCK = () -> NOW;

    private final Notes notes =
            new Notes(new MemoryShelf<>(Shelves.NOTES_MAX), CLOCK, new Random(1));
    private final ViewMails mails =
            new ViewMails(
                    Engine.WORKSPACE,
                    new MeasureServices(
                            ReportKit.desk(),
                            new Months(),
                            new FewMeasures(() -> {
                                throw new IllegalStateException("no funnel is asked");
                            })),
                    notes,
                    new MemorySources(),
                    () -> URI.create("https://crm.example/"),
                    CLOCK);

    @Test
    void a_letter_has_the_value_the_notes_the_table_and_why_it_came() throws IOException {
        notes.add(Author.of("console", "ana@x.co"), LocalDate.of(2026, 10, 5), "Subió <el> precio");
        for (String language : List.of("es", "en")) {
            Mail mail = mail("period=12m&by=month&split=channel", language);
            assertSame("view_" + language + ".txt", mail.subject() + "\n\n" + mail.text());
            assertSame("view_" + language + ".html", mail.html());
            assertSame("view_" + language + "_pdf.txt", text(part(mail, ".pdf")));
        }
    }

    @Test
    void a_letter_brings_a_picture_a_sheet_and_the_data() throws IOException {
        Mail mail = mail("period=12m&by=month&split=channel", "es");

        assertThat(mail.parts())
                .extracting(Mail.Part::name)
                .containsExactly(
                        "picture.png", "Ventas-por-canal-ano-1.pdf", "Ventas-por-canal-ano-1.csv");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(part(mail, ".png")));
        assertThat(picture.getWidth()).isEqualTo(1120);
        assertThat(colours(picture)).contains(0x1D6B57, 0xD98F2B, 0xFFFFFF);
        assertThat(new String(part(mail, ".csv"), StandardCharsets.UTF_8))
                .startsWith("\uFEFFmonth,channel,value\r\n2026-09,web,100\r\n");
    }

    @Test
    void an_earlier_period_stands_beside_in_words_picture_table_and_data() throws IOException {
        Mail mail = mail("period=12m&by=month&compare=year", "es");
        assertSame("view_compared_es.txt", mail.text());
        assertSame("view_compared_es_pdf.txt", text(part(mail, ".pdf")));
        assertThat(new String(part(mail, ".csv"), StandardCharsets.UTF_8))
                .isEqualTo(
                        "\uFEFFmonth,value,before\r\n2026-09,200,150\r\n2026-10,210,150\r\n2026-11,220,\r\n");
        assertThat(colours(ImageIO.read(new ByteArrayInputStream(part(mail, ".png")))))
                .contains(0x1D6B57, 0xA4C3BB);
    }

    @Test
    void beside_several_parts_the_earlier_period_stands_in_brackets() throws IOException {
        Mail mail = mail("period=12m&by=month&split=channel&compare=year", "es");

        assertThat(mail.text())
                .contains("Entre paréntesis, lo de antes (Hace un año).")
                .contains("sept 2026  $\u00A0100 ($\u00A050)  $\u00A0100 ($\u00A0100)");
        assertThat(colours(ImageIO.read(new ByteArrayInputStream(part(mail, ".png")))))
                .contains(0x1D6B57, 0xD98F2B, 0xA4C3BB);
    }

    @Test
    void one_value_needs_no_picture_and_a_few_parts_are_bars() throws IOException {
        assertThat(mail("period=12m&by=none", "es").parts()).hasSize(2);
        Mail bars = mail("period=12m&by=none&split=channel", "es");
        assertThat(colours(ImageIO.read(new ByteArrayInputStream(part(bars, ".png")))))
                .contains(0x1D6B57)
                .doesNotContain(0xD98F2B);
    }

    @Test
    void what_cannot_be_told_is_said_in_the_letter() {
        Mail mail = mail("period=12m&split=city", "es");

        assertThat(mail.text()).contains("Así no se puede medir: city");
        assertThat(mail.parts()).hasSize(2);
    }

    @Test
    void a_view_whose_measure_is_gone_sends_nothing() {
        assertThat(
                        mails.write(
                                new View(
                                        "v",
                                        "x",
                                        "gone",
                                        "",
                                        true,
                                        Optional.empty(),
                                        "ana@x.co",
                                        NOW),
                                schedule("es"),
                                LocalDate.of(2026, 11, 20),
                                List.of(new Letter("1", "ana@x.co"))))
                .isEmpty();
    }

    private Mail mail(String query, String language) {
        return mails.write(
                        new View(
                                "v-1",
                                "Ventas por canal, año 1",
                                "revenue",
                                query,
                                true,
                                Optional.empty(),
                                "ana@x.co",
                                NOW),
                        schedule(language),
                        LocalDate.of(2026, 11, 20),
                        List.of(new Letter("1", "leo@x.co")))
                .getFirst();
    }

    private static Schedule schedule(String language) {
        return new Schedule(
                "s",
                "v-1",
                Cadence.DAILY,
                7,
                List.of("leo@x.co"),
                Locale.of(language),
                "ana@x.co",
                NOW);
    }

    private static byte[] part(Mail mail, String ending) {
        return mail.parts().stream()
                .filter(part -> part.name().endsWith(ending))
                .map(Mail.Part::content)
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> colours(BufferedImage picture) {
        List<Integer> colours = new ArrayList<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return colours.stream().distinct().toList();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void assertSame(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertThat(actual).as(name).isEqualTo(Files.readString(file));
    }

    /// Three months of two channels.
    private static final class Months implements Measures {
        private static final List<String> CHANNELS = List.of("web", "store");

        @Override
        public Answer answer(Measure measure, Question question) {
            List<String> by = question.by().stream().map(Dimension::name).toList();
            if (by.contains("city")) {
                throw new UnansweredException("city: it is not told");
            }
            boolean before = question.to().filter(LocalDate.of(2026, 1, 1)::isAfter).isPresent();
            List<Answer.Row> rows = new ArrayList<>();
            if (by.isEmpty()) {
                rows.add(row(List.of(), before ? 400 : 630));
            } else if (by.equals(List.of("channel"))) {
                rows.add(row(List.of("web"), 330));
                rows.add(row(List.of("store"), 300));
            } else {
                months(by, before, rows);
            }
            return new Answer(by, rows, List.of());
        }

        /// Of the year before two months are known, in which the web brought half as much.
        private static void months(List<String> by, boolean before, List<Answer.Row> rows) {
            for (int month = 9; month <= (before ? 10 : 11); month++) {
                String told = "%d-%02d".formatted(before ? 2025 : 2026, month);
                int web = before ? 50 : month * 10 + 10;
                if (by.equals(List.of("month"))) {
                    rows.add(row(List.of(told), web + 100));
                    continue;
                }
                for (String channel : CHANNELS) {
                    rows.add(row(List.of(told, channel), channel.equals("web") ? web : 100));
                }
            }
        }

        private static Answer.Row row(List<String> cells, int value) {
            return new Answer.Row(
                    cells, Optional.of(BigDecimal.valueOf(value)), OptionalLong.of(50));
        }

        @Override
        public List<Behind> people(Measure measure, Question question, int limit) {
            return List.of();
        }

        @Override
        public Optional<String> fault(Measure measure) {
            return Optional.empty();
        }
    }
}
