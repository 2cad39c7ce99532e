package org.querencia.connect.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.connect.fact.DraftCodec;
import org.querencia.connect.fact.RowIds;
import org.querencia.connect.mapping.Company;
import org.querencia.connect.mapping.Judge;
import org.querencia.connect.mapping.Mapping;
import org.querencia.connect.mapping.MappingColumns;
import org.querencia.connect.mapping.Verdict;
import org.querencia.connect.read.Reading;
import org.querencia.connect.read.Reading.Item;
import org.querencia.connect.read.Readings;
import org.querencia.connect.read.Row;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.Reject;

/// The first half of an import: every row is read, judged, and put on disk with those that are
/// about the same thing; what cannot be taken goes into the reject file. Nothing is appended yet,
/// so a file that turns out to be damaged has changed nothing.
final class ReadPhase {

    private static final int ROWS_BETWEEN_LOOKS = 512;

    /// @param language of the reasons for rejects
    /// @param watch looked at now and then: told how far it is, and stops it
    record Setting(
            List<Prepared> files,
            Mapping mapping,
            Company company,
            SourceKey source,
            Instant now,
            Locale language,
            Watch watch) {}

    @FunctionalInterface
    interface Watch {
        /// @param share of all files read, 0 to 1
        void look(double share);
    }

    private final Setting setting;
    private final RowIds ids;
    private final Spool.Writer spool;
    private final RejectFile rejects;
    private final Count count;
    private final Notices notices;

    ReadPhase(
            Setting setting,
            RowIds ids,
            Spool.Writer spool,
            RejectFile rejects,
            Count count,
            Notices notices) {
        this.setting = setting;
        this.ids = ids;
        this.spool = spool;
        this.rejects = rejects;
        this.count = count;
        this.notices = notices;
    }

    void run() throws IOException {
        long all = 0;
        for (Prepared file : setting.files()) {
            all += file.bytesAbout();
        }
        long before = 0;
        int number = 0;
        while (number < setting.files().size()) {
            Path sent = setting.files().get(number).file().path();
            try (Closeable _ = Readings.kept(setting.files().get(number).file())) {
                while (number < setting.files().size()
                        && setting.files().get(number).file().path().equals(sent)) {
                    Prepared file = setting.files().get(number);
                    long bytes = file.bytesAbout();
                    read(number, file, (double) before / all, (double) bytes / all);
                    before += bytes;
                    number++;
                }
            }
        }
        spool.finish();
    }

    private void read(int number, Prepared file, double before, double weight) throws IOException {
        List<String> wanted = MappingColumns.names(setting.mapping());
        try (Reading reading = Readings.open(file.file(), file.detected().format(), wanted)) {
            Judge judge =
                    new Judge(
                            setting.mapping(),
                            file.facts(reading.columns()),
                            setting.company(),
                            setting.now());
            Optional<Item> item = reading.next();
            while (item.isPresent()) {
                if (count.rows % ROWS_BETWEEN_LOOKS == 0) {
                    setting.watch().look(before + weight * reading.share());
                }
                switch (item.get()) {
                    case Item.Whole(Row row) -> take(number, file, row, judge.judge(row));
                    case Item.Broken broken ->
                            reject(
                                    file,
                                    broken.row(),
                                    new Verdict.Rejected(
                                            broken.column(), broken.value(), broken.why()));
                }
                count.rows++;
                item = reading.next();
            }
        }
    }

    private void take(int number, Prepared file, Row row, Verdict verdict) throws IOException {
        switch (verdict) {
            case Verdict.Told(String key, var drafts, var notes) -> {
                byte[] bytes = DraftCodec.write(drafts);
                boolean keyed = !key.isEmpty();
                spool.add(
                        new Told(
                                keyed
                                        ? ids.key(
                                                setting.source().value(),
                                                setting.mapping().kind().name(),
                                                key)
                                        : ids.content(bytes),
                                keyed,
                                count.rows,
                                number,
                                row.line(),
                                bytes));
                notes.forEach(note -> notices.add(note, row.line()));
            }
            case Verdict.Skipped _ -> count.skipped++;
            case Verdict.Rejected rejected -> reject(file, row, rejected);
        }
    }

    private void reject(Prepared file, Row row, Verdict.Rejected why) {
        count.rejected++;
        rejects.add(
                new Reject(
                        file.file().name(),
                        row.line(),
                        why.column(),
                        why.value(),
                        why.why().in(setting.language())),
                row.cells());
    }
}
