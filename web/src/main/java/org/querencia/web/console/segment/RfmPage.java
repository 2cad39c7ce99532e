package org.querencia.web.console.segment;

import io.helidon.webserver.http.HttpRules;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.querencia.core.order.Money;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Grading;
import org.querencia.runtime.warehouse.Grading.Cell;
import org.querencia.runtime.warehouse.Grading.Cuts;
import org.querencia.runtime.warehouse.Grading.Range;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.runtime.warehouse.Trade.Abroad;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;

/// Buyers in a square: how recently they bought by how often, or by how much. Each cell and each
/// name is a rule of fixed ends, which opens in the builder.
public final class RfmPage {
    private static final int TENTHS = 10;

    private final Pages pages;
    private final Workspace workspace;
    private final Grading grading;
    private final Trade trade;
    private final InstantSource clock;

    public RfmPage(
            Pages pages, Workspace workspace, Grading grading, Trade trade, InstantSource clock) {
        this.pages = pages;
        this.workspace = workspace;
        this.grading = grading;
        this.trade = trade;
        this.clock = clock;
    }

    public void routing(HttpRules rules) {
        rules.get("/segments/rfm", pages.signedIn(this::show));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        boolean money = visit.query().text("by").filter("money"::equals).isPresent();
        Cuts cuts = grading.cuts(clock.instant());
        List<Cell> cells = grading.cells(cuts, clock.instant());
        visit.show(
                "segment/rfm.jte",
                frame,
                Map.of(
                        "view",
                        new ReadyView.Square(
                                money,
                                lines(frame, cuts, cells, money),
                                heads(frame, cuts, money),
                                money ? List.of() : names(frame.formats(), cuts, cells),
                                money ? notes(frame, cells) : List.of())));
    }

    /// What orders in other currencies mean for grades of money.
    private List<String> notes(Frame frame, List<Cell> cells) {
        List<String> notes = new ArrayList<>();
        long unrated = people(cells, cell -> cell.money() == 0);
        Abroad abroad = trade.abroad();
        if (unrated > 0) {
            notes.add(frame.text("ready.rfm.unrated", unrated));
        }
        if (abroad.orders() > 0) {
            notes.add(
                    frame.text(
                            "ready.rfm.abroad",
                            abroad.orders(),
                            abroad.people(),
                            workspace.currency().getCurrencyCode()));
        }
        return notes;
    }

    private List<ReadyView.Line> lines(Frame frame, Cuts cuts, List<Cell> cells, boolean money) {
        long most = 1;
        for (int recency = 1; recency <= Grading.GRADES; recency++) {
            for (int other = 1; other <= Grading.GRADES; other++) {
                most = Math.max(most, people(cells, in(recency, other, money)));
            }
        }
        List<ReadyView.Line> lines = new ArrayList<>();
        for (int recency = Grading.GRADES; recency >= 1; recency--) {
            List<ReadyView.Cell> row = new ArrayList<>();
            for (int other = 1; other <= Grading.GRADES; other++) {
                row.add(
                        cell(
                                frame,
                                cuts,
                                people(cells, in(recency, other, money)),
                                most,
                                new Grades(recency, other, money)));
            }
            lines.add(new ReadyView.Line(recencyHead(frame, cuts, recency), row));
        }
        return lines;
    }

    private record Grades(int recency, int other, boolean money) {}

    private static Predicate<Cell> in(int recency, int other, boolean money) {
        return cell ->
                cell.recency() == recency && (money ? cell.money() : cell.frequency()) == other;
    }

    private static long people(List<Cell> cells, Predicate<Cell> in) {
        return cells.stream().filter(in).mapToLong(Cell::people).sum();
    }

    private ReadyView.Cell cell(Frame frame, Cuts cuts, long people, long most, Grades at) {
        Range other = Range.of(at.other());
        String name =
                at.money()
                        ? ""
                        : frame.text("ready.rfm." + RfmName.of(at.recency(), at.other()).code());
        String shown = frame.formats().number(people);
        String column = heads(frame, cuts, at.money()).get(at.other() - 1);
        return new ReadyView.Cell(
                shown,
                Math.toIntExact(
                        people == 0 ? 0 : Math.max(1, Math.round((double) TENTHS * people / most))),
                "%s, %s: %s".formatted(recencyHead(frame, cuts, at.recency()), column, shown),
                name,
                cuts.rule(
                        Range.of(at.recency()),
                        at.money() ? Range.ALL : other,
                        at.money() ? other : Range.ALL));
    }

    private static String recencyHead(Frame frame, Cuts cuts, int grade) {
        List<Long> days = cuts.days();
        if (grade == Grading.GRADES) {
            return frame.text("ready.rfm-recent", days.getFirst());
        }
        return grade == 1
                ? frame.text("ready.rfm-long", days.getLast())
                : frame.text(
                        "ready.rfm-days",
                        days.get(Grading.GRADES - 1 - grade),
                        days.get(Grading.GRADES - grade));
    }

    private List<String> heads(Frame frame, Cuts cuts, boolean money) {
        List<String> heads = new ArrayList<>();
        for (int grade = 1; grade <= Grading.GRADES; grade++) {
            heads.add(money ? moneyHead(frame, cuts, grade) : orderHead(frame, cuts, grade));
        }
        return heads;
    }

    private static String orderHead(Frame frame, Cuts cuts, int grade) {
        long from = grade == 1 ? 1 : cuts.orders().get(grade - 2) + 1;
        if (grade == Grading.GRADES) {
            return frame.text("ready.rfm-orders-from", from);
        }
        long to = cuts.orders().get(grade - 1);
        return from == to
                ? frame.text("ready.rfm-orders", to)
                : frame.text("ready.rfm-orders-between", from, to);
    }

    private String moneyHead(Frame frame, Cuts cuts, int grade) {
        Formats formats = frame.formats();
        return grade == Grading.GRADES
                ? frame.text("ready.rfm-over", formats.money(money(cuts, grade - 2)))
                : frame.text("ready.rfm-up-to", formats.money(money(cuts, grade - 1)));
    }

    private Money money(Cuts cuts, int index) {
        return Money.of(cuts.revenue().get(index), workspace.currency());
    }

    private static List<ReadyView.Named> names(Formats formats, Cuts cuts, List<Cell> cells) {
        long everybody = people(cells, _ -> true);
        return Arrays.stream(RfmName.values())
                .map(name -> {
                    long people =
                            people(
                                    cells,
                                    cell ->
                                            name.recency().holds(cell.recency())
                                                    && name.frequency().holds(cell.frequency()));
                    return new ReadyView.Named(
                            name.code(),
                            formats.number(people),
                            formats.share(people, everybody),
                            cuts.rule(name.recency(), name.frequency(), Range.ALL));
                })
                .toList();
    }
}
