package org.querencia.core.segment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// People put together by hand: a segment whose rule asks nothing but whether somebody put them on
/// the list last, or took them off.
///
/// Both are events of the person ([#JOINED], [#LEFT]), so that merging, parting, forgetting and
/// taking back do with lists what they do with everything else; of people who become one, the last
/// word on either counts.
public final class FixedList {

    public static final String JOINED = "List Joined";
    public static final String LEFT = "List Left";

    /// The key of a segment and one of its versions.
    private static final String ID = "[a-z0-9][a-z0-9_-]{0,62}\\.[0-9]{1,9}";

    private FixedList() {}

    /// What its events name it by: a list made anew under the key of a deleted one is another.
    ///
    /// @param version of the segment when it was made
    public static String id(String key, int version) {
        return key + "." + version;
    }

    /// The rule of the list of that id.
    public static String rule(String id) {
        if (!id.matches(ID)) {
            throw new IllegalArgumentException("'%s' is no id of a list".formatted(id));
        }
        return """
        count('List Joined', 'ever', event.list == '%1$s') > 0 \
        && (count('List Left', 'ever', event.list == '%1$s') == 0 \
        || max('List Joined', 'moment', 'ever', event.list == '%1$s') \
        > max('List Left', 'moment', 'ever', event.list == '%1$s'))\
        """
                .formatted(id);
    }

    /// The id of the list whose rule it is; empty for all other rules.
    public static Optional<String> idOf(String rule) {
        int from = rule.indexOf('\'', rule.indexOf("event.list == ") + 1) + 1;
        int to = rule.indexOf('\'', from);
        if (!rule.startsWith("count('List Joined'") || from <= 0 || to < 0) {
            return Optional.empty();
        }
        String id = rule.substring(from, to);
        return id.matches(ID) && rule.equals(rule(id)) ? Optional.of(id) : Optional.empty();
    }

    /// The properties of an event that puts somebody on a list or takes them off.
    ///
    /// @param now the last word counts; of two at the very same instant, taking off
    /// @param by who did it
    public static Fields properties(String id, Instant now, String by) {
        Map<String, Value> properties = new LinkedHashMap<>();
        properties.put("list", Value.of(id));
        properties.put(
                "moment", Value.of(now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000));
        properties.put("recorded_by", Value.of(by));
        return new Fields(properties);
    }
}
