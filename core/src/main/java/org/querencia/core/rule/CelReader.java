package org.querencia.core.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.core.rule.Syntax.Place;

/// Reads CEL, the Common Expression Language (cel.dev), into [Syntax]. The only class that knows
/// the library which does it.
///
/// Safe from any thread.
final class CelReader {

    static final int LENGTH_MAX = 10_000;
    static final int DEPTH_MAX = 40;
    static final int NODES_MAX = 500;

    private static final CelParser PARSER =
            CelParserFactory.standardCelParserBuilder()
                    .setOptions(
                            CelOptions.current()
                                    .maxExpressionCodePointSize(LENGTH_MAX)
                                    .maxParseRecursionDepth(2 * DEPTH_MAX)
                                    .maxParseErrorRecoveryLimit(3)
                                    .build())
                    .build();

    private static final Pattern UNEXPECTED =
            Pattern.compile(
                    "(?:mismatched|extraneous) input '(.*?)' expecting .*|no viable .*'(.*)'");
    private static final Pattern UNKNOWN_SIGN =
            Pattern.compile("token recognition error at: '(.*)'");

    /// What the library says of a whole number that no machine word holds.
    private static final Pattern TOO_LARGE =
            Pattern.compile("For input string: \"(.*?)\".*|String value (.*) exceeds range .*");

    private final CelSource source;
    private int nodes;

    private CelReader(CelSource source) {
        this.source = source;
    }

    /// The text as a tree. Throws [Refused] for what is no CEL, or too much of it.
    static Syntax read(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new Refused(new Place(1, 1), Problem.TOO_LONG, text.length(), LENGTH_MAX);
        }
        try {
            CelAbstractSyntaxTree tree = PARSER.parse(text).getAst();
            return new CelReader(tree.getSource()).syntax(tree.getExpr(), 1);
        } catch (CelValidationException invalid) {
            throw refused(invalid.getErrors().getFirst());
        }
    }

    private static Refused refused(CelIssue issue) {
        CelSourceLocation at = issue.getSourceLocation();
        return new Refused(
                new Place(Math.max(1, at.getLine()), Math.max(0, at.getColumn()) + 1),
                complaint(issue.getMessage()));
    }

    private static Complaint complaint(String message) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.lookingAt()) {
            String sign = unexpected.group(1) == null ? unexpected.group(2) : unexpected.group(1);
            return sign.equals("<EOF>")
                    ? Complaint.of(Problem.ENDS_EARLY)
                    : Complaint.of(Problem.UNEXPECTED, sign);
        }
        Matcher unknown = UNKNOWN_SIGN.matcher(message);
        if (unknown.lookingAt()) {
            return Complaint.of(Problem.NO_MEANING, unknown.group(1));
        }
        Matcher large = TOO_LARGE.matcher(message);
        if (large.matches()) {
            return tooExact(large.group(1) == null ? large.group(2) : large.group(1));
        }
        return message.contains("recursion")
                ? Complaint.of(Problem.TOO_DEEP, DEPTH_MAX)
                : Complaint.of(Problem.UNREADABLE, message);
    }

    private Syntax syntax(CelExpr expr, int depth) {
        Place at = place(expr);
        nodes++;
        if (depth > DEPTH_MAX) {
            throw new Refused(at, Problem.TOO_DEEP, DEPTH_MAX);
        }
        if (nodes > NODES_MAX) {
            throw new Refused(at, Problem.TOO_MANY_PARTS, NODES_MAX);
        }
        return switch (expr.getKind()) {
            case CONSTANT -> new Syntax.Constant(at, literal(expr.constant(), at));
            case IDENT -> new Syntax.Name(at, expr.ident().name());
            case SELECT ->
                    new Syntax.Select(
                            at, syntax(expr.select().operand(), depth + 1), expr.select().field());
            case CALL -> call(expr.call(), at, depth);
            case LIST ->
                    new Syntax.Items(
                            at,
                            expr.list().elements().stream()
                                    .map(item -> syntax(item, depth + 1))
                                    .toList());
            case NOT_SET, STRUCT, MAP, COMPREHENSION -> throw new Refused(at, Problem.NO_MAPS);
        };
    }

    private Syntax call(CelExpr.CelCall call, Place at, int depth) {
        // `a && b && c` is one level, however many there are.
        boolean chain = call.function().equals("_&&_") || call.function().equals("_||_");
        List<Syntax> arguments =
                call.args().stream()
                        .map(item -> syntax(item, chain ? chained(call, item, depth) : depth + 1))
                        .toList();
        if (call.function().equals("_[_]")) {
            if (arguments.getLast() instanceof Syntax.Constant(var _, Rule.Text(String field))) {
                return new Syntax.Select(at, arguments.getFirst(), field);
            }
            throw new Refused(at, Problem.NAME_IN_BRACKETS);
        }
        Optional<Syntax> target = call.target().map(of -> syntax(of, depth + 1));
        return new Syntax.Call(at, call.function(), target, arguments);
    }

    private static int chained(CelExpr.CelCall call, CelExpr item, int depth) {
        boolean same =
                item.getKind() == CelExpr.ExprKind.Kind.CALL
                        && item.call().function().equals(call.function());
        return same ? depth : depth + 1;
    }

    private static Rule literal(CelConstant constant, Place at) {
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> new Rule.Flag(constant.booleanValue());
            case INT64_VALUE -> number(BigDecimal.valueOf(constant.int64Value()), at);
            case UINT64_VALUE ->
                    number(new BigDecimal(constant.uint64Value().bigIntegerValue()), at);
            case DOUBLE_VALUE -> number(decimal(constant.doubleValue(), at), at);
            case STRING_VALUE -> text(constant.stringValue(), at);
            case NULL_VALUE -> throw new Refused(at, Problem.NO_NULL);
            case NOT_SET, BYTES_VALUE, TIMESTAMP_VALUE, DURATION_VALUE ->
                    throw new Refused(at, Problem.NO_LITERAL);
        };
    }

    /// No database keeps U+0000 in a text, and nobody's field has it.
    private static Rule text(String text, Place at) {
        if (text.indexOf('\0') >= 0) {
            throw new Refused(at, Problem.NO_NUL);
        }
        return new Rule.Text(text);
    }

    private static BigDecimal decimal(double number, Place at) {
        if (Double.isInfinite(number) || Double.isNaN(number)) {
            throw new Refused(at, Problem.NO_NUMBER);
        }
        return new BigDecimal(Double.toString(number));
    }

    private static Rule number(BigDecimal number, Place at) {
        Optional<BigDecimal> rounded = Numbers.rounded(number);
        if (rounded.isEmpty() || rounded.get().compareTo(number) != 0) {
            throw tooExact(number.toPlainString()).at(at);
        }
        return new Rule.Num(number);
    }

    private static Complaint tooExact(String number) {
        return Complaint.of(Problem.TOO_EXACT, number, Numbers.DIGITS_MAX, Numbers.DECIMALS);
    }

    /// Where a part begins: the library tells of operators and calls where their sign stands.
    private Place place(CelExpr expr) {
        int offset = start(expr);
        return source.getOffsetLocation(offset)
                .map(at -> new Place(at.getLine(), at.getColumn() + 1))
                .orElse(new Place(1, 1));
    }

    private int start(CelExpr expr) {
        int start = own(expr);
        Optional<CelExpr> left = leftmost(expr);
        while (left.isPresent()) {
            start = Math.min(start, own(left.get()));
            left = leftmost(left.get());
        }
        return start;
    }

    /// Of a call the library tells where its parenthesis opens.
    private int own(CelExpr expr) {
        int offset = source.getPositionsMap().getOrDefault(expr.id(), 0);
        boolean named =
                expr.getKind() == CelExpr.ExprKind.Kind.CALL
                        && Character.isLetter(expr.call().function().charAt(0));
        return named ? Math.max(0, offset - expr.call().function().length()) : offset;
    }

    private static Optional<CelExpr> leftmost(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT -> Optional.of(expr.select().operand());
            case CALL -> {
                CelExpr.CelCall call = expr.call();
                if (call.target().isPresent()) {
                    yield call.target();
                }
                boolean infix = call.function().startsWith("_");
                yield infix ? Optional.of(call.args().getFirst()) : Optional.empty();
            }
            case CONSTANT, IDENT, LIST, NOT_SET, STRUCT, MAP, COMPREHENSION -> Optional.empty();
        };
    }
}
