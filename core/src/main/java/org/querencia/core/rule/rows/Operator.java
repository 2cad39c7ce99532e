package org.querencia.core.rule.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.querencia.core.rule.Rule.Comparison;
import org.querencia.core.rule.Rule.TextTest;

/// How something is compared in a row.
public enum Operator {
    AT_LEAST(Family.NUMBER, ">=", 1),
    ABOVE(Family.NUMBER, ">", 1),
    EQUAL(Family.NUMBER, "==", 1),
    UNEQUAL(Family.NUMBER, "!=", 1),
    AT_MOST(Family.NUMBER, "<=", 1),
    BELOW(Family.NUMBER, "<", 1),
    /// Both ends included.
    BETWEEN(Family.NUMBER, "", 2),
    ONE_OF_NUMBERS(Family.NUMBER, "in", Integer.MAX_VALUE),

    IS(Family.TEXT, "==", 1),
    IS_NOT(Family.TEXT, "!=", 1),
    ONE_OF(Family.TEXT, "in", Integer.MAX_VALUE),
    CONTAINS(Family.TEXT, TextTest.CONTAINS.method(), 1),
    STARTS(Family.TEXT, TextTest.STARTS.method(), 1),
    ENDS(Family.TEXT, TextTest.ENDS.method(), 1),
    MATCHES(Family.TEXT, TextTest.MATCHES.method(), 1),

    /// A list of texts has this one.
    HOLDS(Family.LIST, "in", 1),
    /// It is true.
    YES(Family.FLAG, "", 0),
    /// It was told.
    KNOWN(Family.ANY, "has", 0),

    FROM(Family.TIME, ">=", 1),
    AFTER(Family.TIME, ">", 1),
    UNTIL(Family.TIME, "<=", 1),
    BEFORE(Family.TIME, "<", 1),

    LONGER(Family.LENGTH, ">", 1),
    AS_LONG(Family.LENGTH, ">=", 1),
    SHORTER(Family.LENGTH, "<", 1),
    NOT_LONGER(Family.LENGTH, "<=", 1);

    /// What it is that is compared.
    public enum Family {
        NUMBER,
        TEXT,
        LIST,
        FLAG,
        ANY,
        TIME,
        LENGTH
    }

    private final Family family;
    private final String sign;
    private final int values;

    Operator(Family family, String sign, int values) {
        this.family = family;
        this.sign = sign;
        this.values = values;
    }

    public Family family() {
        return family;
    }

    /// As rules write it.
    String sign() {
        return sign;
    }

    /// How many values it takes; of a list there is no end to them.
    public int takes() {
        return values;
    }

    /// Whether it takes as many values as are written, one at least.
    public boolean takesMany() {
        return values == Integer.MAX_VALUE;
    }

    public static List<Operator> of(Family family) {
        return Arrays.stream(values()).filter(operator -> operator.family == family).toList();
    }

    /// The one that compares so; empty where none does.
    static Optional<Operator> of(Family family, Comparison by) {
        return of(family).stream().filter(known -> known.sign.equals(by.sign())).findFirst();
    }
}
