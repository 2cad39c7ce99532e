package org.querencia.connect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.connect.run.Sheets.CUSTOMERS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportSchedule.Every;
import org.querencia.runtime.imports.UploadId;

class WatchingTest {

    @TempDir private Path folder;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_file_dropped_into_a_watched_folder_is_imported_and_put_aside() throws IOException {
        Path shop = Files.createDirectories(folder.resolve("inbox/shop"));
        Files.writeString(shop.resolve("mapping.yaml"), CUSTOMERS);
        Files.writeString(
                shop.resolve("people.csv"),
                "correo;celular;nombre;ciudad\nana@x.co;3001234567;Ana;Cali\n");
        Files.writeString(shop.resolve("other.csv"), "a;b\n1;2\n");

        Path why = shop.resolve("failed/other.csv.why.txt");
        until(() -> Files.exists(shop.resolve("done/people.csv")) && Files.exists(why));

        ImportJob job =
                office.imports.imports(Optional.empty(), 10).stream()
                        .filter(one -> one.files().contains("people.csv"))
                        .findFirst()
                        .orElseThrow();
        assertThat(job.source()).isEqualTo(new SourceKey("shop"));
        assertThat(job.by()).isEqualTo("folder:shop");
        assertThat(job.figures().accepted()).isEqualTo(1);
        assertThat(shop.resolve("people.csv")).doesNotExist();
        assertThat(shop.resolve("failed/other.csv")).exists();
        assertThat(why).content().contains("the file has no column 'correo'");

        // The same file once more changes nothing and keeps the first one.
        Files.writeString(
                shop.resolve("people.csv"),
                "correo;celular;nombre;ciudad\nana@x.co;3001234567;Ana;Cali\n");
        until(() -> Files.exists(shop.resolve("done/2-people.csv")));
        assertThat(office.imports.imports(Optional.empty(), 1).getFirst().figures().unchanged())
                .isEqualTo(1);
    }

    @Test
    void a_scheduled_import_begins_when_it_is_due_and_not_before() throws IOException {
        Path files = Files.createDirectories(folder.resolve("shared/erp"));
        Files.writeString(
                files.resolve("people.csv"),
                "correo;celular;nombre;ciudad\nana@x.co;3001234567;Ana;Cali\n");

        ImportSchedule planned = office.imports.save(schedule(files.toString(), true));

        assertThat(planned.next()).contains(Instant.parse("2026-11-02T07:30:00Z"));
        assertThat(planned.last()).isEmpty();
        office.pass(Duration.ofHours(19));
        assertThat(office.imports.imports(Optional.empty(), 10)).isEmpty();

        office.pass(Duration.ofHours(1));
        until(() -> last().isPresent());
        ImportJob job = office.rested(last().orElseThrow());
        assertThat(job.by()).isEqualTo("schedule:nightly");
        assertThat(job.figures().accepted()).isEqualTo(1);
        assertThat(office.imports.schedules().getFirst().next())
                .contains(Instant.parse("2026-11-03T07:30:00Z"));

        ImportSchedule changed = office.imports.save(schedule(files.toString(), false));
        assertThat(changed.last()).as("a change forgets nothing").contains(job.id());
    }

    @Test
    void a_file_is_kept_for_ninety_days_and_what_came_of_it_for_ever() throws IOException {
        ImportJob job =
                office.take(
                        CUSTOMERS, "correo;celular;nombre;ciudad\nana@x.co;3001234567;Ana;Cali\n");
        UploadId sent = job.uploads().getFirst();

        office.pass(Uploads.KEPT.minusHours(2));
        UploadId later = office.upload("more.csv", "correo;celular;nombre;ciudad\n");
        office.pass(Duration.ofHours(3));
        until(() -> office.imports.upload(sent).isEmpty());

        ImportOrder again =
                new ImportOrder(Office.ERP, Optional.of(CUSTOMERS), List.of(sent), false, "ana");
        assertThat(office.imports.upload(later)).isPresent();
        assertThat(office.imports.find(job.id()).orElseThrow().figures().accepted()).isEqualTo(1);
        assertThatThrownBy(() -> office.imports.start(again))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining("send the file again");
    }

    @Test
    void only_folders_set_aside_for_it_are_read() {
        assertThatThrownBy(() -> office.imports.save(schedule("/etc/passwd", true)))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining("the server reads only what lies in");
        assertThatThrownBy(() -> office.imports.save(schedule("../secrets.csv", true)))
                .isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining("setting import-folders");
        assertThat(office.imports.schedules()).isEmpty();
    }

    private Optional<ImportId> last() {
        return office.imports.schedules().getFirst().last();
    }

    private static ImportSchedule schedule(String path, boolean enabled) {
        return new ImportSchedule(
                "nightly",
                Office.ERP,
                path,
                CUSTOMERS,
                new Every.Day(LocalTime.of(2, 30)),
                enabled,
                Optional.empty(),
                Optional.empty());
    }

    private static void until(java.util.concurrent.Callable<Boolean> holds) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(holds);
    }
}
