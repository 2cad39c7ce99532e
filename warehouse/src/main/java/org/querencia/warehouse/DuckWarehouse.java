package org.querencia.warehouse;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.querencia.core.event.Position;
import org.querencia.core.measure.Question;
import org.querencia.runtime.analyst.Analysis;
import org.querencia.runtime.analyst.DayFiles;
import org.querencia.runtime.measure.Beside;
import org.querencia.runtime.measure.Funnels;
import org.querencia.runtime.measure.Measures;
import org.querencia.runtime.warehouse.Baskets;
import org.querencia.runtime.warehouse.Choices;
import org.querencia.runtime.warehouse.Counts;
import org.querencia.runtime.warehouse.Directory;
import org.querencia.runtime.warehouse.Grading;
import org.querencia.runtime.warehouse.Matches;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Scorings;
import org.querencia.runtime.warehouse.Timelines;
import org.querencia.runtime.warehouse.TouchPaths;
import org.querencia.runtime.warehouse.Trade;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.Ways;
import org.querencia.runtime.warehouse.Whereabouts;

/// The warehouse in one DuckDB file, in this process.
///
/// The position lies in the file and is written in the transaction that appends, so whatever is
/// killed, rows and position agree. A file that is gone, spoilt, or of another version is made
/// anew: its position is then 0 and its epoch empty, by which the projector knows.
public final class DuckWarehouse implements Warehouse {

    private final Database database;
    private final FieldDictionary dictionary = new FieldDictionary();
    private final OrderWriter orders;
    private final ArticleWriter articles;
    private final OutlayWriter outlays;
    private final RateWriter rates;
    private final Timelines timelines;
    private final Overviews overviews;
    private final Trade trade;
    private final TouchPaths touchPaths;
    private final Directory directory;
    private final Matches matches;
    private final Counts counts;
    private final Scorings scorings;
    private final Grading grading;
    private final DuckMeasures measures;
    private final Funnels funnels;
    private final DuckAnalysis analysis;
    private final DuckDayFiles dayFiles;
    private final DuckCatalogue catalogue = new DuckCatalogue();
    private final Ways ways;
    private final Baskets baskets;
    private volatile Schema.Mark mark;

    private DuckWarehouse(WarehouseSettings settings) {
        this.database = new Database(settings);
        this.orders = new OrderWriter(settings.currency());
        this.articles = new ArticleWriter(settings.currency());
        this.outlays = new OutlayWriter(settings.zone(), settings.currency());
        this.rates = new RateWriter(settings.currency());
        this.timelines = new DuckTimelines(database);
        this.overviews = new DuckOverviews(database, dictionary, settings);
        this.trade = new DuckTrade(database, settings);
        this.touchPaths = new DuckTouchPaths(database, settings);
        this.directory = new DuckDirectory(database, settings, InstantSource.system());
        this.matches = new DuckMatches(database, settings);
        this.counts = new DuckCounts(database, settings);
        this.scorings = new DuckScorings(database, settings);
        this.grading = new DuckGrading(database, settings);
        this.measures = new DuckMeasures(database, settings);
        this.funnels = new DuckFunnels(database, settings);
        this.analysis = new DuckAnalysis(database, settings, measures::bringStood);
        this.dayFiles = new DuckDayFiles(database, settings, measures::bringStood);
        this.ways = new DuckWays(database, settings);
        this.baskets = new DuckBaskets(database, settings);
        this.mark = load();
    }

    /// Opens the file, or makes it. Throws [WarehouseException] when another process holds it or it
    /// cannot be written.
    public static DuckWarehouse open(WarehouseSettings settings) {
        return new DuckWarehouse(settings);
    }

    @Override
    public Position position() {
        reopenIfBroken();
        return mark.position();
    }

    @Override
    public String epoch() {
        reopenIfBroken();
        return mark.epoch();
    }

    @Override
    public void reset(String epoch) {
        database.startAnew();
        Schema.Mark start = new Schema.Mark(epoch, Position.START);
        database.write((_, statement) -> Schema.write(statement, start));
        mark = start;
        dictionary.load(database);
    }

    @Override
    public void project(Batch given) {
        reopenIfBroken();
        if (!given.upTo().isAfter(mark.position())) {
            return;
        }
        Batch batch = Moves.applied(given);
        Schema.Mark next = new Schema.Mark(mark.epoch(), batch.upTo());
        List<Row> rows =
                batch.rows().stream()
                        .filter(row -> row.event().position().isAfter(mark.position()))
                        .toList();
        FieldDictionary.Gain gain = dictionary.gather(rows);
        database.write((connection, statement) -> {
            Removing.write(connection, statement, batch.removed(), dictionary);
            Moves.write(connection, statement, batch.moved());
            EventWriter.write(connection, rows);
            outlays.write(connection, rows);
            rates.write(connection, rows);
            orders.write(connection, statement, batch.orders());
            articles.write(connection, statement, batch.articles());
            dictionary.write(connection, statement, gain);
            Schema.write(statement, next);
        });
        mark = next;
        if (!batch.removed().isNothing()) {
            dictionary.load(database);
        } else {
            dictionary.add(gain);
        }
    }

    @Override
    public Timelines timelines() {
        return timelines;
    }

    @Override
    public Overviews overviews() {
        return overviews;
    }

    @Override
    public Trade trade() {
        return trade;
    }

    @Override
    public TouchPaths touchPaths() {
        return touchPaths;
    }

    @Override
    public Ways ways() {
        return ways;
    }

    @Override
    public Baskets baskets() {
        return baskets;
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public Matches matches() {
        return matches;
    }

    @Override
    public Counts counts() {
        return counts;
    }

    @Override
    public Scorings scorings() {
        return scorings;
    }

    @Override
    public Choices choices() {
        return new DuckChoices(database);
    }

    @Override
    public Grading grading() {
        return grading;
    }

    /// Figures by their definitions.
    public Measures measures() {
        return measures;
    }

    /// The SELECT over the tables of the warehouse that tells the base of all figures, one row for
    /// each person, day and way, for whoever asks in SQL.
    public String customerDay(Question question) {
        return measures.customerDay(question);
    }

    /// Tells measures what they need beside the events: where people stood, what was known earlier.
    public void knowing(Beside beside) {
        measures.beside(beside);
    }

    /// How far people come in funnels.
    public Funnels funnels() {
        return funnels;
    }

    /// Analysts' statements.
    public Analysis analysis() {
        return analysis;
    }

    /// What tools ask of PostgreSQL's catalogue.
    public Analysis catalogue() {
        return catalogue;
    }

    /// Facts and events as files, a day each.
    public DayFiles dayFiles() {
        return dayFiles;
    }

    /// Runs a statement as it stands, in a transaction of its own; for benchmarks.
    public void run(String sql) {
        database.write((_, statement) -> statement.execute(sql));
    }

    /// The last column of a statement as it stands, in numbers; for benchmarks.
    public List<BigDecimal> values(String sql) {
        return database.read(session ->
                session.list(
                        new Sql(sql, List.of()),
                        Map.of(),
                        row ->
                                MeasureRows.number(
                                                row.getObject(row.getMetaData().getColumnCount()))
                                        .orElse(BigDecimal.ZERO)));
    }

    @Override
    public Whereabouts whereabouts() {
        return new DuckWhereabouts(database);
    }

    @Override
    public void close() {
        analysis.close();
        dayFiles.close();
        catalogue.close();
        database.close();
    }

    private void reopenIfBroken() {
        if (database.needsReopening()) {
            database.reopen();
            mark = load();
        }
    }

    private Schema.Mark load() {
        dictionary.load(database);
        return database.read(session -> Schema.mark(session.connection()));
    }
}
