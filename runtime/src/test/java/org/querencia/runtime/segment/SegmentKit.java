package org.querencia.runtime.segment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.courier.Courier;
import org.querencia.runtime.courier.Newsroom;
import org.querencia.runtime.courier.Poster;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.memory.MemoryAlarms;
import org.querencia.runtime.memory.MemoryEndpoints;
import org.querencia.runtime.memory.MemoryMail;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.text.YamlText;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.warehouse.Warehouse;

/// Services of segments over memory. Files are plain: lists with commas, segments as
/// `key|name|rule` on a line; every endpoint takes what it is told.
public final class SegmentKit {

    private SegmentKit() {}

    /// What it works with.
    public record With(
            Supplier<Segments> inForce,
            Supplier<IdentityRules> rules,
            Supplier<Position> applied,
            IdentityDecisions decisions,
            MemoryState state,
            ProfileViews views,
            Warehouse warehouse,
            Ingest ingest,
            EventLog log,
            InstantSource clock) {}

    public static SegmentServices of(With with) {
        MemoryEndpoints endpoints = new MemoryEndpoints();
        Poster taking = (_, _, _) -> new Poster.Answer.Answered(200, Optional.empty(), "taken");
        RandomGenerator random = RandomGenerator.getDefault();
        return SegmentServices.of(
                new SegmentServices.Parts(
                        with.inForce(),
                        with.rules(),
                        with.applied(),
                        with.decisions(),
                        with.state(),
                        with.views(),
                        with.state().memberships(),
                        with.state().passages(),
                        with.warehouse(),
                        with.ingest(),
                        with.log(),
                        endpoints,
                        new Courier(
                                endpoints,
                                new Newsroom(
                                        with.state().memberships(),
                                        with.state().passages(),
                                        new MemoryAlarms(new MemoryMail())),
                                taking,
                                with.clock(),
                                random),
                        SegmentKit::sheet,
                        new PlainFiles(),
                        new JsonText(),
                        with.clock(),
                        random));
    }

    private static ListFiles.Sheet sheet(String name, InputStream in, int rowsMax) {
        try {
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            List<ListFiles.Line> rows = new ArrayList<>();
            for (int i = 1; i < lines.size(); i++) {
                rows.add(new ListFiles.Line(i + 1, List.of(lines.get(i).split(",", -1)), ""));
            }
            return new ListFiles.Sheet(List.of(lines.getFirst().split(",", -1)), rows, true);
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }

    /// JSON is YAML, too.
    private static final class JsonText implements YamlText {

        @Override
        public String write(Fields content) {
            return new String(ValueCodec.write(content), StandardCharsets.UTF_8);
        }

        @Override
        public Fields read(String yaml) {
            return YamlText.object(ValueCodec.read(yaml.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static final class PlainFiles implements SegmentFiles {

        @Override
        public String write(List<Segment> segments) {
            return segments.stream()
                    .map(one -> "%s|%s|%s\n".formatted(one.key(), one.name(), one.rule()))
                    .collect(Collectors.joining());
        }

        @Override
        public Read read(String text) {
            List<Entry> entries = new ArrayList<>();
            for (String line : text.lines().toList()) {
                String[] parts = line.split("\\|", 3);
                if (parts.length < 3) {
                    return new Read(List.of(), List.of("line 1: too short"));
                }
                entries.add(
                        new Entry(
                                1,
                                parts[0],
                                parts[1],
                                Optional.of(parts[2]),
                                Segment.State.ACTIVE,
                                "",
                                ""));
            }
            return new Read(entries, List.of());
        }
    }
}
