package org.querencia.core.rule;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.event.Value;
import org.querencia.core.rule.Signature.Form;

/// Gives what was written its meaning: names are looked up in [Signatures] and in the workspace's
/// vocabulary, and every part gets the type its place asks for. What does not fit is [Refused].
final class Checker {

    private final Vocabulary vocabulary;
    private final List<Issue> faults;
    private final Set<Issue> warnings = new LinkedHashSet<>();
    private boolean inFilter;

    Checker(Vocabulary vocabulary, List<Issue> faults) {
        this.vocabulary = vocabulary;
        this.faults = faults;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    List<Issue> warnings() {
        return List.copyOf(warnings);
    }

    /// The whole of a rule: true or false.
    Rule top(Syntax syntax) {
        return flag(syntax, "a rule is true or false");
    }

    Rule filter(Syntax syntax) {
        if (inFilter) {
            throw new Refused(syntax.at(), "a filter has no events of its own");
        }
        inFilter = true;
        try {
            return flag(syntax, "a filter is true or false");
        } finally {
            inFilter = false;
        }
    }

    /// A fault in one part does not keep the others from being looked at.
    void fault(Issue issue) {
        faults.add(issue);
    }

    Rule rule(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Constant(var _, Rule literal) -> literal;
            case Syntax.Name(Syntax.Place at, String name) -> name(at, name);
            case Syntax.Select select -> field(select);
            case Syntax.Call call -> call(call);
            case Syntax.Items items ->
                    throw new Refused(items.at(), "a list stands after 'in' only");
        };
    }

    private Rule name(Syntax.Place at, String name) {
        Optional<Signature> known = Signatures.of(Form.NAME, name);
        if (known.isPresent()) {
            refuseInFilter(at, known.get());
            return known.get()
                    .making()
                    .of(
                            new Arguments(
                                    this, new Syntax.Call(at, name, Optional.empty(), List.of())));
        }
        if (Signatures.of(Form.FIELDS, name).isPresent()) {
            throw new Refused(at, "%s has fields: write %s.name".formatted(name, name));
        }
        if (Signatures.of(Form.FUNCTION, name).isPresent()) {
            throw new Refused(
                    at,
                    "write it with its arguments: "
                            + Signatures.of(Form.FUNCTION, name).orElseThrow().usage());
        }
        Set<String> names = new TreeSet<>(Signatures.names(Form.NAME));
        names.addAll(Signatures.names(Form.FIELDS));
        names.addAll(Signatures.names(Form.FUNCTION));
        String trait = vocabulary.traits().contains(name) ? "; the trait is trait." + name : "";
        throw new Refused(
                at,
                "nothing is called '%s'%s"
                        .formatted(name, trait.isEmpty() ? Nearest.hint(name, names) : trait));
    }

    private Rule field(Syntax.Select select) {
        List<String> path = new ArrayList<>();
        Syntax root = select;
        while (root instanceof Syntax.Select(var _, Syntax of, String field)) {
            path.addFirst(field);
            root = of;
        }
        if (!(root instanceof Syntax.Name(var _, String name))
                || Signatures.of(Form.FIELDS, name).isEmpty()) {
            throw new Refused(
                    select.at(),
                    "only trait, account and event have fields, not '%s'"
                            .formatted(
                                    root instanceof Syntax.Name(var _, String other)
                                            ? other
                                            : "this"));
        }
        refuseInFilter(select.at(), Signatures.of(Form.FIELDS, name).orElseThrow());
        String first = path.getFirst();
        return switch (name) {
            case "trait" -> {
                warnUnseen(select.at(), "trait", first, vocabulary.traits(), true);
                yield new Field.Trait(path);
            }
            case "account" -> {
                warnUnseen(
                        select.at(), "trait of companies", first, vocabulary.accountTraits(), true);
                yield new Field.AccountTrait(path);
            }
            default -> {
                if (!inFilter) {
                    throw new Refused(
                            select.at(),
                            "event is seen by filters only, as in count('Order Completed', '30d',"
                                    + " event.total > 100)");
                }
                warnUnseen(select.at(), "property", first, vocabulary.properties(), true);
                yield new Field.EventField(path);
            }
        };
    }

    private void refuseInFilter(Syntax.Place at, Signature signature) {
        if (inFilter && !signature.inFilter()) {
            throw new Refused(
                    at,
                    "a filter sees the event only; put %s beside it with &&"
                            .formatted(signature.name()));
        }
    }

    private Rule call(Syntax.Call call) {
        return OperatorCheck.isOperator(call.function())
                ? new OperatorCheck(this).operator(call)
                : named(call);
    }

    private Rule named(Syntax.Call call) {
        Form form = call.target().isPresent() ? Form.METHOD : Form.FUNCTION;
        Signature signature =
                Signatures.of(form, call.function())
                        .orElseThrow(() ->
                                new Refused(
                                        call.at(),
                                        "there is no function '%s'%s"
                                                .formatted(
                                                        call.function(),
                                                        Nearest.hint(
                                                                call.function(),
                                                                Signatures.names(form)))));
        refuseInFilter(call.at(), signature);
        int given = call.arguments().size();
        if (given < signature.least() || given > signature.most()) {
            throw new Refused(
                    call.at(), "%d arguments; it is %s".formatted(given, signature.usage()));
        }
        return signature.making().of(new Arguments(this, call));
    }

    Rule flag(Syntax syntax, String expected) {
        Rule rule = rule(syntax);
        if (rule.type() == Rule.Type.ANY) {
            return new Rule.As(rule, Rule.Type.FLAG);
        }
        if (rule.type() != Rule.Type.FLAG) {
            throw new Refused(
                    syntax.at(), "%s; this is %s".formatted(expected, words(rule.type())));
        }
        return rule;
    }

    /// A part as a type: fields are read as it, others must be of it.
    Rule as(Rule part, Rule.Type type, Syntax.Place at) {
        if (part.type() == type) {
            return part;
        }
        if (part.type() == Rule.Type.ANY && type != Rule.Type.SPAN) {
            return new Rule.As(part, type);
        }
        throw new Refused(
                at, "%s is expected; this is %s".formatted(words(type), words(part.type())));
    }

    /// A day or instant that is written out.
    Rule instant(Syntax.Place at, String text) {
        if (new Days(ZoneOffset.UTC).instant(new Value.Text(text)).isEmpty()) {
            throw new Refused(
                    at,
                    "'%s' is no time: write '2026-12-31' or '2026-12-31T18:00:00-05:00'"
                            .formatted(text));
        }
        return new Rule.As(new Rule.Text(text), Rule.Type.INSTANT);
    }

    void warnUnseen(Syntax.Place at, String what, String name, Set<String> known, boolean check) {
        if (check && !known.contains(name)) {
            warnings.add(
                    Issue.of(
                            at,
                            "no %s '%s' was ever seen%s"
                                    .formatted(what, name, Nearest.hint(name, known))));
        }
    }

    static String words(Rule.Type type) {
        return switch (type) {
            case FLAG -> "true or false";
            case NUMBER -> "a number";
            case TEXT -> "a text";
            case INSTANT -> "a point in time";
            case SPAN -> "a length of time";
            case ANY -> "a field";
        };
    }
}
