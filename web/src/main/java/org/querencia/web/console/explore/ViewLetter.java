package org.querencia.web.console.explore;

import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.runtime.mail.MailPage;
import org.querencia.runtime.report.Note;
import org.querencia.runtime.report.Schedule;
import org.querencia.runtime.report.View;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.measure.Pivot;
import org.querencia.web.console.picture.Sheet;

/// A view in the words of a letter.
///
/// @param day for which it is sent
/// @param address of the view in the console
record ViewLetter(
        Frame frame, View view, Schedule schedule, LocalDate day, String address, Told told) {

    /// The latest rows, or the largest; the files have all that the table of the console has.
    private static final int ROWS_MAX = 31;

    String subject() {
        return frame.text("explore.letter.subject", view.name(), frame.formats().date(day));
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(view.name());
        lines.add("");
        lines.addAll(said());
        lines.add("");
        rows().forEach(row -> lines.add(String.join("  ", row)));
        lines.add("");
        lines.add(frame.text("explore.letter.open") + ":");
        lines.add(address);
        lines.add("");
        lines.add("-- ");
        lines.add(why());
        return String.join("\n", lines) + "\n";
    }

    /// @param picture the name of the picture's part
    String html(String picture) {
        StringBuilder html = new StringBuilder();
        for (String line : said()) {
            html.append("<p style=\"margin:0 0 8px\">%s</p>\n".formatted(MailPage.escaped(line)));
        }
        told.drawing()
                .ifPresent(_ ->
                        html.append(
                                """
                                <p><img src="cid:%s" width="512" alt="%s" style="max-width:100%%;height:auto"></p>
                                """
                                        .formatted(
                                                picture,
                                                MailPage.escaped(
                                                        frame.text(
                                                                "measure.chart",
                                                                told.words()
                                                                        .said(
                                                                                told.measure()
                                                                                        .name()))))));
        if (!rows().isEmpty()) {
            html.append(table());
        }
        html.append(
                "<p style=\"font-size:14px\">%s</p>\n"
                        .formatted(MailPage.escaped(frame.text("explore.letter.files"))));
        return MailPage.of(
                frame.texts().locale(),
                view.name(),
                html.toString(),
                new MailPage.Way(frame.text("explore.letter.open"), address),
                why());
    }

    byte[] pdf(Optional<BufferedImage> picture) {
        try (Sheet sheet = new Sheet(view.name(), "Querencia · " + frame.formats().date(day))) {
            said().forEach(sheet::words);
            picture.ifPresent(sheet::picture);
            if (!told.table().lines().isEmpty()) {
                sheet.table(heads(), rows(told.table().lines()));
            }
            return sheet.bytes();
        }
    }

    /// What it comes to, against before, and the notes on its days.
    private List<String> said() {
        List<String> said = new ArrayList<>();
        String name = told.words().said(told.measure().name());
        if (!told.wrong().isEmpty()) {
            said.add(frame.text("measure.wrong", told.wrong()));
        } else if (!told.value().isEmpty()) {
            said.add(
                    told.change()
                            .map(change ->
                                    frame.text(
                                            "explore.letter.value-before",
                                            name,
                                            told.value(),
                                            change,
                                            told.before()))
                            .orElseGet(
                                    () -> frame.text("explore.letter.value", name, told.value())));
        } else {
            said.add(name);
        }
        if (told.wrong().isEmpty() && told.table().lines().isEmpty()) {
            said.add(frame.text("measure.nothing"));
        }
        said.addAll(told.beside());
        if (isInBrackets()) {
            said.add(frame.text("explore.letter.brackets", told.table().against()));
        }
        for (Note note : told.notes()) {
            said.add(
                    frame.text(
                            "explore.letter.note", frame.formats().date(note.day()), note.text()));
        }
        return said;
    }

    private String why() {
        return frame.text("explore.letter.why", schedule.author());
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>();
        heads.add(told.table().side());
        heads.addAll(told.table().heads());
        if (isBeside()) {
            heads.add(told.table().against());
            heads.add(frame.text("measure.beside.change"));
        }
        return heads;
    }

    private List<List<String>> rows() {
        List<Pivot.Line> lines = told.table().lines();
        return rows(
                lines.size() <= ROWS_MAX
                        ? lines
                        : lines.subList(lines.size() - ROWS_MAX, lines.size()));
    }

    /// Whether the earlier period has columns of its own; where there are several heads it stands
    /// in brackets, so that the table fits a sheet.
    private boolean isBeside() {
        return told.table().beside();
    }

    private boolean isInBrackets() {
        return !told.table().against().isEmpty() && !isBeside();
    }

    private String said(Pivot.Cell cell) {
        return isInBrackets() && !cell.earlier().said().isEmpty()
                ? "%s (%s)".formatted(cell.said(), cell.earlier().said())
                : cell.said();
    }

    private List<List<String>> rows(List<Pivot.Line> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (Pivot.Line line : lines) {
            List<String> row = new ArrayList<>();
            row.add(line.title());
            line.cells().forEach(cell -> row.add(said(cell)));
            if (isBeside()) {
                line.cells()
                        .forEach(cell -> {
                            row.add(cell.earlier().said());
                            row.add(cell.earlier().change());
                        });
            }
            rows.add(row);
        }
        return rows;
    }

    private String table() {
        String heads =
                heads().stream()
                        .map(head -> cell("th", head))
                        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
        String rows =
                rows().stream()
                        .map(row ->
                                row.stream()
                                        .map(cell -> cell("td", cell))
                                        .collect(Collectors.joining("", "<tr>", "</tr>")))
                        .collect(Collectors.joining("\n"));
        return """
        <table style="border-collapse:collapse;font-size:14px">
        %s%s
        </table>
        """
                .formatted(heads, rows);
    }

    private static String cell(String tag, String text) {
        return "<%s style=\"padding:4px 12px 4px 0;text-align:left;border-bottom:1px solid #e6e0d8\">%s</%s>"
                .formatted(tag, MailPage.escaped(text), tag);
    }
}
