package org.querencia.connect.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.kit.Events;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.UploadId;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.LogWriter;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryImports;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.pipeline.Projector;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;

/// A company that imports files, with the engine and its threads, over parts in memory.
final class Office implements AutoCloseable {

    static final SourceKey ERP = new SourceKey("erp");

    /// As that of the engine's kit, told in English.
    static final Workspace WORKSPACE =
            new Workspace(
                    Engine.WORKSPACE.country(),
                    Engine.WORKSPACE.zone(),
                    Engine.WORKSPACE.currency(),
                    Locale.ENGLISH,
                    Engine.WORKSPACE.salt());

    private static final long SETTLED_MILLIS_MAX = 20_000;

    final MemoryLog log = new MemoryLog("office");
    final MemoryState state = new MemoryState();
    final MemoryWarehouse warehouse;
    final MemoryImports store = new MemoryImports();
    final MemorySources sources = new MemorySources();
    final IdentityRules rules;
    final Folders folders;
    Imports imports;
    private final long partBytesMax;
    private final Flow flow = Flow.at(Position.START, Position.START);
    private final LogWriter writer = new LogWriter(log, flow.toPipeline(), flow.applied()).start();
    private final Workspace workspace;
    final Gate gate = new Gate(writer);
    private final AtomicLong millis = new AtomicLong();
    private final InstantSource clock = () -> Events.NOON.plusMillis(millis.incrementAndGet());
    private final Pipeline pipeline;
    private final Projector projector;

    Office(Path folder) {
        this(folder, ImportRun.PART_BYTES_MAX);
    }

    Office(Path folder, long partBytesMax) {
        this(folder, partBytesMax, WORKSPACE);
    }

    /// @param workspace whose language tells what is wrong with rows
    Office(Path folder, long partBytesMax, Workspace workspace) {
        this.workspace = workspace;
        warehouse = new MemoryWarehouse(workspace);
        rules = IdentityRules.defaults(workspace);
        pipeline =
                new Pipeline(
                                log,
                                state,
                                new Definitions(
                                        new Identities(rules),
                                        IdentityDefinitions.reader(workspace)),
                                flow,
                                1_000)
                        .start();
        projector = new Projector(warehouse, log, state, rules, flow).start();
        folders = new Folders(folder, List.of(folder.resolve("shared")));
        this.partBytesMax = partBytesMax;
        imports = new Imports(parts(), partBytesMax).start();
    }

    /// As a server that comes back finds it.
    void openAgain() {
        imports = new Imports(parts(), partBytesMax).start();
    }

    ImportParts parts() {
        return new ImportParts(
                folders,
                store,
                sources,
                log,
                gate,
                workspace,
                () -> rules,
                clock,
                RandomGenerator.getDefault());
    }

    /// A millisecond passes each time somebody looks; more when this is called.
    void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    UploadId upload(String name, String content) {
        try {
            return imports.upload(
                            name,
                            new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                    .id();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Imports files as the source `erp`, and returns when profiles and warehouse show them.
    ImportJob take(String mapping, String... files) {
        return rested(begin(mapping, false, files).id());
    }

    ImportJob look(String mapping, String... files) {
        return rested(begin(mapping, true, files).id());
    }

    ImportJob undo(ImportJob job) {
        imports.undo(job.id(), "ana@x.co");
        return rested(job.id());
    }

    ImportJob begin(String mapping, boolean dryRun, String... files) {
        List<UploadId> ids = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            ids.add(upload("file-%d.csv".formatted(i + 1), files[i]));
        }
        return imports.start(new ImportOrder(ERP, Optional.of(mapping), ids, dryRun, "ana@x.co"));
    }

    ImportJob rested(ImportId id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() ->
                        store.list(Optional.empty(), 100).stream()
                                .allMatch(job -> job.state().rests()));
        settle();
        return store.find(id).orElseThrow();
    }

    void settle() {
        Position head = log.head();
        if (!writer.awaitApplied(head, SETTLED_MILLIS_MAX)
                || !projector.projected().await(head, SETTLED_MILLIS_MAX)) {
            throw new IllegalStateException("position %s is not reached".formatted(head));
        }
    }

    Overview overview() {
        return warehouse.overviews().overview(Period.EVER, Optional.empty());
    }

    String rejects(ImportJob job) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            imports.writeRejects(job.id(), out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// The events that stand, in the order of the log.
    List<Event> events() {
        List<Event> events = new ArrayList<>();
        log.read(Position.START, Integer.MAX_VALUE / 2).stream()
                .map(entry -> FactCodec.read(entry).fact())
                .forEach((Fact fact) -> {
                    if (fact instanceof Event event) {
                        events.add(event);
                    }
                });
        return events;
    }

    @Override
    public void close() {
        imports.close();
        flow.live().close();
        writer.close();
        pipeline.close();
        projector.close();
    }
}
