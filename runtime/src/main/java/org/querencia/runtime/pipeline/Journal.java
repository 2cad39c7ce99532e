package org.querencia.runtime.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Retraction;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Refusal;
import org.querencia.core.identity.Resolution;
import org.querencia.core.identity.Resolution.Move;
import org.querencia.core.profile.Derived;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.state.JournalRow;

/// Writes down what was concluded, as it was believed then. Kinds and fields are stored: never
/// rename.
final class Journal {

    private Journal() {}

    /// People who merged or parted by this fact, and links it told that do not count.
    static void of(Logged<Fact> logged, Resolution resolution, Consumer<JournalRow> journal) {
        if (resolution.anchor().isEmpty()) {
            return;
        }
        AnchorId cause = resolution.anchor().get();
        Set<Fields> told = new LinkedHashSet<>();
        for (Move move : resolution.moves()) {
            told.add(
                    fields(
                            "from",
                            move.from().toString(),
                            "to",
                            move.to().toString(),
                            "by",
                            by(logged.fact())));
        }
        String kind = parts(resolution) ? "profile.split" : "profile.merged";
        told.forEach(detail -> journal.accept(row(logged, cause, kind, detail)));
        for (Refusal refusal : resolution.refused()) {
            journal.accept(row(logged, cause, "link.refused", detail(refusal)));
        }
    }

    static JournalRow of(Derived derived) {
        return switch (derived) {
            case Derived.ContactArrived arrived ->
                    row(
                            derived,
                            "contact.arrived",
                            fields(
                                    "account",
                                    arrived.account().id(),
                                    "role",
                                    arrived.buyingRole()));
            case Derived.ContactLeft left ->
                    row(
                            derived,
                            "contact.left",
                            fields("account", left.account().id(), "role", left.buyingRole()));
            case Derived.TraitCorrected corrected ->
                    row(
                            derived,
                            "trait.corrected",
                            fields("trait", corrected.trait(), "by", corrected.by()));
            case Derived.TraitReleased released ->
                    row(
                            derived,
                            "trait.released",
                            fields("trait", released.trait(), "by", released.by()));
        };
    }

    /// Whether somebody who goes on left anchors to another: a person split, rather than two
    /// becoming one.
    private static boolean parts(Resolution resolution) {
        Set<ProfileId> present = new LinkedHashSet<>();
        resolution
                .components()
                .forEach(component ->
                        component.nodes().values().forEach(node -> present.add(node.profile())));
        return resolution.moves().stream().map(Move::from).anyMatch(present::contains);
    }

    private static Fields detail(Refusal refusal) {
        String a = refusal.link().a().toString();
        String b = refusal.link().b().toString();
        return switch (refusal.reason()) {
            case Refusal.LimitReached reached ->
                    fields("a", a, "b", b, "reason", "limit-reached", "type", reached.type());
            case Refusal.SharedDevice shared ->
                    fields("a", a, "b", b, "reason", "shared-device", "type", shared.type());
            case Refusal.PublicKey _ -> fields("a", a, "b", b, "reason", "public-key");
            case Refusal.KeptApart _ -> fields("a", a, "b", b, "reason", "kept-apart");
            case Refusal.RefusedByHand _ -> fields("a", a, "b", b, "reason", "refused-by-hand");
            case Refusal.NoLongerLikely _ -> fields("a", a, "b", b, "reason", "no-longer-likely");
            case Refusal.SharedIdentifier _ ->
                    fields("a", a, "b", b, "reason", "shared-identifier");
            case Refusal.TooMuchTogether _ -> fields("a", a, "b", b, "reason", "too-much-together");
        };
    }

    private static String by(Fact fact) {
        return switch (fact) {
            case Decision decision -> decision.by();
            case Event event -> event.origin().source().value();
            case Definition definition -> definition.by();
            case Retraction retraction -> retraction.by();
            case Erasure erasure -> erasure.by();
            case Gone _ -> "";
        };
    }

    private static JournalRow row(Logged<Fact> logged, AnchorId cause, String kind, Fields detail) {
        return new JournalRow(
                cause, logged.position(), logged.fact().receivedAt(), kind, json(detail));
    }

    private static JournalRow row(Derived derived, String kind, Fields detail) {
        return new JournalRow(
                derived.cause(), derived.position(), derived.at(), kind, json(detail));
    }

    private static Fields fields(String... namesAndTexts) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            values.put(namesAndTexts[i], Value.of(namesAndTexts[i + 1]));
        }
        return new Fields(values);
    }

    private static String json(Fields detail) {
        return new String(ValueCodec.write(detail), StandardCharsets.UTF_8);
    }
}
