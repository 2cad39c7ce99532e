package org.querencia.connect.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.connect.fact.Told.Named;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Recognition;

/// Makes events of what was told, received at one moment from one source.
///
/// @param receivedAt cut to microseconds
public record FactMaker(IdentityRules rules, Origin origin, Instant receivedAt) {

    /// The event; its time never after it was received. Identifiers that name nobody are left out.
    public Event make(Told told) {
        Instant at = told.at().filter(then -> then.isBefore(receivedAt)).orElse(receivedAt);
        boolean traits = told.type() == Event.Type.IDENTIFY || told.type() == Event.Type.GROUP;
        return new Event(
                messageId(told.key()),
                origin,
                told.type(),
                told.name(),
                identifiers(told.who()),
                told.groupId(),
                "",
                new Times(at, told.at(), Optional.empty(), receivedAt),
                traits ? told.content() : Fields.NONE,
                traits ? Fields.NONE : told.content(),
                Fields.NONE,
                told.test() ? Set.of(Mark.TEST) : Set.of());
    }

    /// As a key is, or its hash where it is too long for a messageId.
    static String messageId(String key) {
        return key.length() < Fact.MESSAGE_ID_LENGTH_MAX ? key : hashed(key);
    }

    /// A key that says nothing of the person it was made of: keys outlive who asks to be forgotten.
    public static String hashed(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private List<Identifier> identifiers(List<Named> who) {
        List<Identifier> found = new ArrayList<>(who.size());
        for (Named named : who) {
            if (rules.identifier(named.type(), named.raw())
                    instanceof Recognition.Accepted(var identifier)) {
                found.add(identifier);
            }
        }
        return rules.ordered(found);
    }
}
