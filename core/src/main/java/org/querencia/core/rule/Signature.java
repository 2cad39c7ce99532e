package org.querencia.core.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One thing the rule language can say: how it is written, what it comes to, and an example that
/// can be read and answered.
///
/// @param usage as it is written, what may be left out in `[ ]`: `count(event, window[, filter])`
/// @param returns empty where it depends on its parts
/// @param inFilter whether it can be used in a filter on events, too
public record Signature(
        Part part,
        Form form,
        String name,
        String usage,
        Optional<Rule.Type> returns,
        boolean inFilter,
        String words,
        String example,
        Making making) {

    /// What the language's reference is divided into.
    public enum Part {
        DID("What people did"),
        BOUGHT("What they bought"),
        KNOWN("What is known of them"),
        STANDING("Where they stand"),
        TIME("Time"),
        OPERATORS("Operators and fields");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public enum Form {
        /// `name(…)`
        FUNCTION,
        /// `name`
        NAME,
        /// `name.field`
        FIELDS,
        /// `text.name(…)`
        METHOD,
        OPERATOR
    }

    /// Makes the part of a rule out of its arguments, once their number is right.
    interface Making {
        Rule of(Arguments arguments);
    }

    /// The arguments it needs at least.
    int least() {
        String written = usage.replaceAll("\\[.*?\\]", "");
        return parameters(written);
    }

    /// The arguments it takes at most.
    int most() {
        return parameters(usage);
    }

    private static int parameters(String written) {
        int open = written.indexOf('(');
        String inside = written.substring(open + 1, written.lastIndexOf(')'));
        String bare = inside.replace("[", "").replace("]", "").strip();
        return bare.isEmpty()
                ? 0
                : Math.toIntExact(
                        Arrays.stream(bare.split(",", -1)).filter(p -> !p.isBlank()).count());
    }

    /// A signature that is being written down.
    static final class Draft {
        private final Part part;
        private final Form form;
        private final String name;
        private final String usage;
        private Optional<Rule.Type> returns = Optional.empty();
        private boolean inFilter;
        private String words = "";
        private String example = "";

        Draft(Part part, Form form, String name, String usage) {
            this.part = part;
            this.form = form;
            this.name = name;
            this.usage = usage;
        }

        Draft returns(Rule.Type type) {
            this.returns = Optional.of(type);
            return this;
        }

        Draft alsoInFilters() {
            this.inFilter = true;
            return this;
        }

        Draft says(String... sentences) {
            this.words = String.join(" ", List.of(sentences));
            return this;
        }

        Draft like(String text) {
            this.example = text;
            return this;
        }

        Signature made(Making making) {
            return new Signature(
                    part, form, name, usage, returns, inFilter, words, example, making);
        }

        /// For what is not made of arguments: the grammar makes it.
        Signature byGrammar() {
            return made(_ -> {
                throw new IllegalStateException(name + " is made by the grammar");
            });
        }
    }
}
