package org.querencia.runtime.kit;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.NewEntry;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.state.Profiles.Person;

/// The engine in memory and without threads: facts in, derived state out.
public final class Engine {

    public static final Workspace WORKSPACE =
            new Workspace(
                    "CO",
                    ZoneId.of("America/Bogota"),
                    Currency.getInstance("COP"),
                    Locale.of("es"),
                    "a salt for tests");

    public final IdentityRules rules = IdentityRules.defaults(WORKSPACE);
    public final MemoryLog log;
    public final MemoryState state = new MemoryState();
    private final Pipeline pipeline;

    public Engine() {
        this(new MemoryLog("engine"));
    }

    /// An engine that has applied nothing of `log` yet.
    public Engine(MemoryLog log) {
        this.log = log;
        this.pipeline =
                new Pipeline(
                        log,
                        state,
                        new Definitions(
                                new Identities(rules), IdentityDefinitions.reader(WORKSPACE)),
                        Flow.at(Position.START, Position.START),
                        1_000);
    }

    /// Appends the facts and applies them, as one micro-batch.
    public Engine take(Fact... facts) {
        append(log, facts);
        pipeline.catchUp();
        return this;
    }

    /// Writes facts into a log as the one writer would.
    public static void append(EventLog log, Fact... facts) {
        append(log, Optional.empty(), facts);
    }

    /// The same for facts that an import brings.
    public static void append(EventLog log, Optional<ImportId> importId, Fact... facts) {
        log.append(
                Arrays.stream(facts)
                        .map(fact ->
                                new NewEntry(
                                        fact.origin().source(),
                                        fact.messageId(),
                                        fact.receivedAt(),
                                        FactCodec.kind(fact),
                                        FactCodec.write(fact),
                                        Remember.WINDOW,
                                        importId,
                                        fact instanceof Retraction retraction
                                                ? Optional.of(retraction.importId())
                                                : Optional.empty()))
                        .toList());
    }

    /// Another engine that reads the same log from its start.
    public Engine replayed() {
        Engine other = new Engine(log);
        other.pipeline.catchUp();
        return other;
    }

    /// The person an identifier (`email:ana@x.co`) belongs to.
    public Optional<ProfileId> owner(String typeAndValue) {
        return state.owner(rules.anchorId(Events.identifier(typeAndValue)));
    }

    public Person person(String typeAndValue) {
        return owner(typeAndValue).flatMap(state::person).orElseThrow();
    }

    /// All facts of the log, in order.
    public List<Logged<Fact>> facts() {
        return log.read(Position.START, Integer.MAX_VALUE / 2).stream()
                .map(FactCodec::read)
                .toList();
    }
}
