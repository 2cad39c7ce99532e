package org.querencia.app.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.app.Application;
import org.querencia.app.crash.Ledger.Told;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Position;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Holds what a server has stored against what its senders were told. Every messageId is stored
/// once, refused with a reason, or was never acknowledged.
final class Accounts {

    /// More would only repeat what the first say.
    private static final int FAULTS_OF_A_KIND_MAX = 5;

    private static final int PAGE = 5_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Application server;
    private final Map<String, Integer> stored = new HashMap<>();
    private final Map<String, Set<String>> refused = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> faultsOfKind = new HashMap<>();

    Accounts(Application server) {
        this.server = server;
        readLog();
        readRefused();
    }

    /// What does not add up, in words; empty when all does.
    List<String> faults(Ledger ledger) {
        ledger.told()
                .forEach((id, told) -> {
                    int times = stored.getOrDefault(id, 0);
                    Set<String> codes = refused.getOrDefault(id, Set.of());
                    if (times > 1) {
                        fault("stored %d times: ".formatted(times), id);
                    }
                    switch (told) {
                        case Told.Stored() -> {
                            if (times == 0) {
                                fault("acknowledged as stored, but not in the log: ", id);
                            }
                            if (!codes.isEmpty()) {
                                fault("acknowledged as stored, but kept as refused: ", id);
                            }
                        }
                        case Told.Refused(String code) -> {
                            if (!codes.contains(code)) {
                                fault(
                                        "refused as %s, but not kept with that: ".formatted(code),
                                        id);
                            }
                            if (times > 0) {
                                fault("refused, but in the log: ", id);
                            }
                        }
                        case Told.Nothing() -> {
                            if (times > 0 && !codes.isEmpty()) {
                                fault("both in the log and refused: ", id);
                            }
                        }
                    }
                });
        stored.keySet().stream()
                .filter(id -> !ledger.told().containsKey(id))
                .forEach(id -> fault("in the log, but nobody sent it: ", id));
        refused.keySet().stream()
                .filter(id -> !ledger.told().containsKey(id))
                .forEach(id -> fault("kept as refused, but nobody sent it: ", id));
        new Replay(server).differences().forEach(difference -> fault("", difference));
        return List.copyOf(faults);
    }

    /// Of what was never acknowledged, how many are in the log all the same.
    long unansweredStored(Ledger ledger) {
        return ledger.told().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Told.Nothing)
                .filter(entry -> stored.containsKey(entry.getKey()))
                .count();
    }

    private void fault(String kind, String what) {
        if (faultsOfKind.merge(kind, 1, Integer::sum) <= FAULTS_OF_A_KIND_MAX) {
            faults.add(kind + what);
        }
    }

    private void readLog() {
        EventLog log = server.database().log();
        Position at = Position.START;
        for (List<LogEntry> page = log.read(at, PAGE); !page.isEmpty(); page = log.read(at, PAGE)) {
            for (LogEntry entry : page) {
                if (!entry.position().equals(at.next())) {
                    fault("a gap in the log before ", Long.toString(entry.position().value()));
                }
                at = entry.position();
                Fact fact = FactCodec.read(entry).fact();
                if (fact instanceof Event event) {
                    stored.merge(event.messageId(), 1, Integer::sum);
                }
            }
        }
        if (!at.equals(log.head())) {
            fault("the log ends before its head: ", at.toString());
        }
    }

    private void readRefused() {
        Optional<Long> before = Optional.empty();
        List<Refused> page = server.database().refusedEvents().of(Optional.empty(), before, PAGE);
        while (!page.isEmpty()) {
            for (Refused one : page) {
                if (one.reason().isBlank()) {
                    fault("refused without a reason: ", one.body());
                }
                refused.computeIfAbsent(messageId(one), _ -> new HashSet<>()).add(one.code());
            }
            before = Optional.of(page.getLast().id());
            page = server.database().refusedEvents().of(Optional.empty(), before, PAGE);
        }
    }

    private static String messageId(Refused refused) {
        try {
            return JSON.readTree(refused.body()).path("messageId").asString("");
        } catch (JacksonException cutShort) {
            return refused.body();
        }
    }
}
