package org.querencia.core.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Event;
import org.querencia.core.identity.IdentifierType.Strength;
import org.querencia.core.identity.Recognition.Accepted;
import org.querencia.core.identity.Recognition.Dropped;
import org.querencia.core.identity.Recognition.Reason;
import org.querencia.core.workspace.Workspace;

/// Reads identifiers as the workspace defined them: recognises raw values, orders them, names their
/// anchors. Immutable but for what it remembers to be quick; safe from any thread.
public final class IdentityRules {

    /// More people than this with one identifier, and it names none of them.
    public static final int FAN_OUT_MAX = 20;

    /// The same for a contact point (an e-mail, a telephone, a card) among others: nothing else
    /// keeps those it joins apart. Two addresses on one telephone are mostly one person's, three as
    /// often as not; at the fourth it is likelier a household's, a counter's, or made up, and
    /// joining strangers does more harm than not joining one person.
    public static final int CONTACT_FAN_OUT_MAX = 3;

    private static final int REMEMBERED = 1 << 12;

    private final IdentityDefinition definition;
    private final Workspace workspace;
    private final String country;
    private final Map<String, Known> types = new HashMap<>();
    private final Known undeclared;
    private final AnchorHash anchors;
    private final @Nullable Slow[] slow = new @Nullable Slow[REMEMBERED];

    public IdentityRules(IdentityDefinition definition, Workspace workspace) {
        this.definition = definition;
        this.workspace = workspace;
        this.country = workspace.country().toUpperCase(Locale.ROOT);
        this.anchors = new AnchorHash(workspace.salt());
        this.undeclared = Known.of(definition.undeclared());
        definition.types().forEach(type -> types.put(type.key(), Known.of(type)));
    }

    public static IdentityRules defaults(Workspace workspace) {
        return new IdentityRules(IdentityDefinition.defaults(), workspace);
    }

    /// Whose rules they are.
    public Workspace workspace() {
        return workspace;
    }

    public IdentityDefinition definition() {
        return definition;
    }

    /// What a source sent as an identifier of that type, normalised; or why it names nobody.
    public Recognition identifier(String type, String raw) {
        if (!types.containsKey(type) && !IdentifierType.KEY.matcher(type).matches()) {
            return new Dropped(type, raw, Reason.UNKNOWN_TYPE);
        }
        String text = raw.strip();
        if (text.isEmpty()) {
            return new Dropped(type, raw, Reason.BLANK);
        }
        if (text.length() > Identifier.VALUE_LENGTH_MAX) {
            return new Dropped(type, raw, Reason.TOO_LONG);
        }
        Known known = known(type);
        if (!known.type.normaliser().slow()) {
            return recognise(known, type, text);
        }
        int slot = (31 * type.hashCode() + text.hashCode()) & (REMEMBERED - 1);
        Slow last = slow[slot];
        if (last != null && last.type.equals(type) && last.text.equals(text)) {
            return last.recognition;
        }
        Recognition recognition = recognise(known, type, text);
        slow[slot] = new Slow(type, text, recognition);
        return recognition;
    }

    private Recognition recognise(Known known, String type, String text) {
        if (known.blocks(text)) {
            return new Dropped(type, text, Reason.BLOCKED);
        }
        Optional<String> value = known.type.normaliser().normalise(text, country);
        if (value.isEmpty()) {
            return new Dropped(type, text, Reason.MALFORMED);
        }
        if (value.get().length() > Identifier.VALUE_LENGTH_MAX) {
            return new Dropped(type, text, Reason.TOO_LONG);
        }
        return known.blocks(value.get())
                ? new Dropped(type, text, Reason.BLOCKED)
                : new Accepted(new Identifier(type, value.get()));
    }

    /// The short name of an identifier, the same for ever in this workspace.
    public AnchorId anchorId(Identifier identifier) {
        return anchors.of(identifier);
    }

    /// How identifiers of that type are treated.
    public IdentifierType type(String key) {
        return known(key).type;
    }

    /// Each identifier once, the one that will be the event's anchor first; at most as many as an
    /// event may name, the least telling left out.
    public List<Identifier> ordered(Collection<Identifier> identifiers) {
        return identifiers.size() < 2
                ? List.copyOf(identifiers)
                : identifiers.stream()
                        .distinct()
                        .sorted(byPriority())
                        .limit(Event.IDENTIFIERS_MAX)
                        .toList();
    }

    /// The strongest identifier first.
    public Comparator<Identifier> byPriority() {
        return Comparator.<Identifier>comparingInt(identifier -> type(identifier.type()).priority())
                .thenComparing(Identifier::type)
                .thenComparing(Identifier::value);
    }

    /// Whether identifiers of that type name a browser or a device rather than a person.
    public boolean weak(String type) {
        return known(type).type.strength() == Strength.WEAK;
    }

    int limit(String type) {
        return known(type).type.limit();
    }

    /// Types whose values tell people apart, so that many of them on one identifier show it shared.
    /// Not the undeclared ones: what they name (an order, a session) nobody said.
    boolean tellsApart(String type) {
        Known declared = types.get(type);
        return declared != null && declared.type.strength() == Strength.STRONG;
    }

    /// Types of which a person may have several: where they can be reached, cards, and whatever
    /// nobody declared. Of the others a person has one, and the limit keeps strangers apart.
    boolean contact(String type) {
        IdentifierType known = known(type).type;
        return known.strength() == Strength.STRONG && known.limit() > 1;
    }

    /// How many of `other` an identifier of `type` may be named with before it names nobody.
    int fanOutMax(String type, String other) {
        return contact(type) && contact(other) ? CONTACT_FAN_OUT_MAX : FAN_OUT_MAX;
    }

    private Known known(String type) {
        Known declared = types.get(type);
        return declared == null ? undeclared : declared;
    }

    private record Slow(String type, String text, Recognition recognition) {}

    private record Known(IdentifierType type, List<Pattern> patterns) {

        static Known of(IdentifierType type) {
            return new Known(
                    type,
                    type.blockedPatterns().stream()
                            .map(pattern -> IdentifierType.compile(type.key(), pattern))
                            .toList());
        }

        boolean blocks(String text) {
            if (type.blocked().contains(text.toLowerCase(Locale.ROOT))) {
                return true;
            }
            for (Pattern pattern : patterns) {
                if (pattern.matcher(text).matches()) {
                    return true;
                }
            }
            return false;
        }
    }
}
