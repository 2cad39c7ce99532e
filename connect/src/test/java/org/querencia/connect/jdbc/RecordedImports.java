package org.querencia.connect.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.ImportId;
import org.querencia.runtime.imports.Detection;
import org.querencia.runtime.imports.ImportFigures;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportProgress;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.Mappings;
import org.querencia.runtime.imports.Preview;
import org.querencia.runtime.imports.Reject;
import org.querencia.runtime.imports.Upload;
import org.querencia.runtime.imports.UploadId;

/// An importer that keeps what it is sent and told, and imports nothing.
final class RecordedImports implements Importing {

    final List<String> uploaded = new ArrayList<>();
    final List<ImportOrder> orders = new ArrayList<>();
    Optional<ImportRefusedException> refusal = Optional.empty();

    @Override
    public Upload upload(String name, InputStream content) throws IOException {
        uploaded.add(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        UploadId id = new UploadId("00000000-0000-0000-0000-%012d".formatted(uploaded.size()));
        return new Upload(id, name, uploaded.getLast().length(), Instant.EPOCH);
    }

    @Override
    public ImportJob start(ImportOrder order) {
        refusal.ifPresent(words -> {
            throw words;
        });
        orders.add(order);
        return new ImportJob(
                new ImportId(orders.size()),
                order.source(),
                "orders",
                order.uploads(),
                List.of(),
                order.mapping().orElse(""),
                false,
                order.by(),
                Optional.empty(),
                ImportState.WAITING,
                "",
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                ImportFigures.NONE,
                ImportProgress.NONE,
                List.of());
    }

    @Override
    public List<Upload> uploads() {
        return List.of();
    }

    @Override
    public Optional<Upload> upload(UploadId id) {
        return Optional.empty();
    }

    @Override
    public void delete(UploadId id) {}

    @Override
    public Detection detect(UploadId upload) {
        throw none();
    }

    @Override
    public Preview preview(List<UploadId> uploads, String mapping) {
        throw none();
    }

    @Override
    public Mappings mappings() {
        throw none();
    }

    @Override
    public List<ImportJob> imports(Optional<ImportId> before, int limit) {
        return List.of();
    }

    @Override
    public Optional<ImportJob> find(ImportId id) {
        return Optional.empty();
    }

    @Override
    public List<Reject> rejects(ImportId id, int limit) {
        return List.of();
    }

    @Override
    public void writeRejects(ImportId id, OutputStream out) {}

    @Override
    public ImportJob cancel(ImportId id) {
        throw none();
    }

    @Override
    public ImportJob resume(ImportId id) {
        throw none();
    }

    @Override
    public ImportJob undo(ImportId id, String by) {
        throw none();
    }

    @Override
    public ImportJob redo(ImportId id, Optional<String> mapping, String by) {
        throw none();
    }

    @Override
    public List<ImportSchedule> schedules() {
        return List.of();
    }

    @Override
    public ImportSchedule save(ImportSchedule schedule) {
        return schedule;
    }

    @Override
    public void deleteSchedule(String name) {}

    private static IllegalStateException none() {
        return new IllegalStateException("nothing is imported here");
    }
}
