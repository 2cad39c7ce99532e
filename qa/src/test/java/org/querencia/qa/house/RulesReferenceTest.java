package org.querencia.qa.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Signature;
import org.querencia.core.rule.Signatures;

/// The reference of the rule language is made of the list the program itself reads rules by. With
/// `-Dquerencia.reference=write` it is written anew.
class RulesReferenceTest {

    private static final Path FILE = Project.root().resolve("docs/reference/rules.md");
    private static final String FIRST = "## " + Signature.Part.DID.title() + "\n";

    @Test
    void the_reference_says_all_that_a_rule_can_say_and_nothing_else() throws IOException {
        String text = Project.content(FILE);
        int start = text.indexOf(FIRST);
        String words = start < 0 ? text : text.substring(0, start);
        String expected = words.stripTrailing() + "\n\n" + tables();
        if ("write".equals(System.getProperty("querencia.reference"))) {
            Files.writeString(FILE, expected);
        } else {
            assertThat(text).isEqualTo(expected);
        }
    }

    private static String tables() {
        StringBuilder tables = new StringBuilder();
        for (Signature.Part part : Signature.Part.values()) {
            tables.append(tables.isEmpty() ? "" : "\n")
                    .append("## ")
                    .append(part.title())
                    .append("\n\n| written | gives | what it says | example |\n")
                    .append("| --- | --- | --- | --- |\n");
            Signatures.ALL.stream()
                    .filter(signature -> signature.part() == part)
                    .forEach(signature ->
                            tables.append(
                                    "| `%s` | %s | %s | `%s` |%n"
                                            .formatted(
                                                    cell(signature.usage()),
                                                    gives(signature.returns()),
                                                    cell(signature.words()),
                                                    cell(signature.example()))));
        }
        return tables.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String gives(Optional<Rule.Type> type) {
        return type.map(known ->
                        switch (known) {
                            case FLAG -> "true or false";
                            case NUMBER, TEXT -> known.name().toLowerCase(Locale.ROOT);
                            case INSTANT -> "point in time";
                            case SPAN -> "length of time";
                            case ANY -> "field";
                        })
                .orElse("");
    }
}
