package org.querencia.web.console.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.imports.MakeView.Option;
import org.querencia.web.console.imports.MakeView.Setting;

/// How a file is written, as the guided page shows it and lets it be changed.
record FileSettings(Frame frame) {

    private static final List<String> ENCODINGS =
            List.of("UTF-8", "windows-1252", "ISO-8859-1", "UTF-16LE", "UTF-16BE", "IBM850");

    /// @param said by the mapping
    List<Setting> all(FileFormat found, Map<String, String> said) {
        List<Setting> settings = new ArrayList<>();
        found.encoding()
                .ifPresent(encoding ->
                        settings.add(setting("encoding", encoding, plain(ENCODINGS), said)));
        if (found.type() == FileFormat.Type.DELIMITED) {
            String delimiter = found.delimiter().map(FileSettings::character).orElse(",");
            settings.add(
                    setting("delimiter", delimiter, marks(List.of(",", ";", "tab", "|")), said));
        }
        if (found.type() == FileFormat.Type.DELIMITED || found.type() == FileFormat.Type.WORKBOOK) {
            settings.add(setting("header", header(found.headerLine()), headers(), said));
            settings.add(
                    setting(
                            "decimal",
                            String.valueOf(found.decimal()),
                            marks(List.of(".", ",")),
                            said));
            settings.add(
                    setting(
                            "thousands",
                            found.thousands().map(String::valueOf).orElse("none"),
                            marks(List.of("none", ".", ",", "'", " ")),
                            said));
        }
        return settings;
    }

    private Setting setting(
            String name, String found, Map<String, String> options, Map<String, String> said) {
        String chosen = said.getOrDefault(name, "");
        Map<String, String> all = new LinkedHashMap<>(options);
        if (!chosen.isEmpty()) {
            all.putIfAbsent(chosen, chosen);
        }
        return new Setting(
                name,
                all.getOrDefault(found, found),
                chosen,
                all.entrySet().stream()
                        .map(option -> new Option(option.getKey(), option.getValue()))
                        .toList());
    }

    private static Map<String, String> plain(List<String> values) {
        Map<String, String> options = new LinkedHashMap<>();
        values.forEach(value -> options.put(value, value));
        return options;
    }

    private Map<String, String> marks(List<String> values) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String value : values) {
            options.put(
                    value,
                    switch (value) {
                        case "tab" -> frame.text("imports.mark.tab");
                        case "none" -> frame.text("imports.mark.none");
                        case " " -> frame.text("imports.mark.space");
                        case "," -> frame.text("imports.mark.comma");
                        case ";" -> frame.text("imports.mark.semicolon");
                        case "." -> frame.text("imports.mark.point");
                        default -> value;
                    });
        }
        return options;
    }

    private Map<String, String> headers() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("false", frame.text("imports.header.none"));
        for (int line = 1; line <= 8; line++) {
            options.put(Integer.toString(line), frame.text("imports.header.line", line));
        }
        return options;
    }

    private static String header(int line) {
        return line == 0 ? "false" : Integer.toString(line);
    }

    private static String character(char mark) {
        return mark == '\t' ? "tab" : String.valueOf(mark);
    }
}
