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

    /// The whole of a rule.
    Rule top(Syntax syntax, Rule.Type type) {
        return as(rule(syntax), type, syntax.at());
    }

    /// A condition on events. There are no filters in filters, since functions on events do not
    /// stand in one.
    Rule filter(Syntax syntax) {
        inFilter = true;
        try {
            return flag(syntax);
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
            case Syntax.Items items -> throw new Refused(items.at(), Problem.LIST_AFTER_IN);
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
                                    this,
                                    known.get(),
                                    new Syntax.Call(at, name, Optional.empty(), List.of())));
        }
        if (Signatures.of(Form.FIELDS, name).isPresent()) {
            throw new Refused(at, Problem.HAS_FIELDS, name, name);
        }
        if (Signatures.of(Form.FUNCTION, name).isPresent()) {
            throw new Refused(
                    at,
                    Problem.NEEDS_ARGUMENTS,
                    Signatures.of(Form.FUNCTION, name).orElseThrow().usage());
        }
        Set<String> names = new TreeSet<>(Signatures.names(Form.NAME));
        names.addAll(Signatures.names(Form.FIELDS));
        names.addAll(Signatures.names(Form.FUNCTION));
        throw vocabulary.traits().contains(name)
                ? new Refused(at, Problem.TRAIT_MEANT, name, name)
                : new Refused(at, Problem.UNKNOWN_NAME, name).near(Nearest.of(name, names));
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
                    Problem.NO_FIELDS,
                    root instanceof Syntax.Name(var _, String other) ? other : "…");
        }
        refuseInFilter(select.at(), Signatures.of(Form.FIELDS, name).orElseThrow());
        String first = path.getFirst();
        return switch (name) {
            case "trait" -> {
                warnUnseen(select.at(), Problem.UNSEEN_TRAIT, first, vocabulary.traits());
                yield new Field.Trait(path);
            }
            case "account" -> {
                warnUnseen(
                        select.at(),
                        Problem.UNSEEN_ACCOUNT_TRAIT,
                        first,
                        vocabulary.accountTraits());
                yield new Field.AccountTrait(path);
            }
            case "campaign" -> campaign(select.at(), path);
            default -> {
                requireFilter(select.at(), Problem.EVENT_OUTSIDE_FILTER);
                warnUnseen(select.at(), Problem.UNSEEN_PROPERTY, first, vocabulary.properties());
                yield new Field.EventField(path);
            }
        };
    }

    private Rule campaign(Syntax.Place at, List<String> path) {
        requireFilter(at, Problem.CAMPAIGN_OUTSIDE_FILTER);
        String name = String.join(".", path);
        if (!Field.CAMPAIGN.contains(name)) {
            throw new Refused(at, Problem.UNKNOWN_CAMPAIGN_FIELD, name)
                    .near(Nearest.of(name, Field.CAMPAIGN));
        }
        return new Field.CampaignField(name);
    }

    private void requireFilter(Syntax.Place at, Problem otherwise) {
        if (!inFilter) {
            throw new Refused(at, otherwise);
        }
    }

    private void refuseInFilter(Syntax.Place at, Signature signature) {
        if (inFilter && !signature.inFilter()) {
            throw new Refused(at, Problem.NOT_IN_FILTER, signature.name());
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
                                new Refused(call.at(), Problem.UNKNOWN_FUNCTION, call.function())
                                        .near(Nearest.of(call.function(), Signatures.names(form))));
        refuseInFilter(call.at(), signature);
        int given = call.arguments().size();
        if (given < signature.least() || given > signature.most()) {
            throw new Refused(call.at(), Problem.WRONG_ARGUMENTS, signature.usage(), given);
        }
        return signature.making().of(new Arguments(this, signature, call));
    }

    /// What is true or false.
    Rule flag(Syntax syntax) {
        return as(rule(syntax), Rule.Type.FLAG, syntax.at());
    }

    /// A part as a type: fields are read as it, others must be of it.
    Rule as(Rule part, Rule.Type type, Syntax.Place at) {
        if (part.type() == type) {
            return part;
        }
        if (part.type() == Rule.Type.ANY && type != Rule.Type.SPAN) {
            return new Rule.As(part, type);
        }
        throw new Refused(at, Problem.EXPECTED_TYPE, type, part.type());
    }

    /// A day or instant that is written out.
    Rule instant(Syntax.Place at, String text) {
        if (new Days(ZoneOffset.UTC).instant(new Value.Text(text)).isEmpty()) {
            throw new Refused(at, Problem.NO_INSTANT, text);
        }
        return new Rule.As(new Rule.Text(text), Rule.Type.INSTANT);
    }

    void warnUnseen(Syntax.Place at, Problem unseen, String name, Set<String> known) {
        if (!known.contains(name)) {
            warnings.add(Issue.of(at, Complaint.of(unseen, name), Nearest.of(name, known)));
        }
    }
}
