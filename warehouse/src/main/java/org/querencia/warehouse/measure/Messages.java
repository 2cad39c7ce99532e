package org.querencia.warehouse.measure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.measure.SentMessages;

/// Messages that went out to people, each once. What tells of the same one by its id (that it was
/// sent, that it arrived) meets in one row, at the earliest of its times.
final class Messages {

    private static final List<String> ALL =
            Stream.concat(SentMessages.SENT.stream(), SentMessages.DELIVERED.stream()).toList();

    private Messages() {}

    /// @param within a condition on `timestamp`, beginning with AND; or empty
    static String rows(String within) {
        return """
        (SELECT * FROM (
            SELECT min(profile) AS profile, min(timestamp) AS timestamp, min(channel) AS channel, source, NULL AS affiliation,
                min(campaign) AS campaign_name, coalesce(min(CASE WHEN word IN %s THEN %s ELSE word END), '') AS purpose
            FROM (
                SELECT profile, timestamp, position, source, lower(name) AS named,
                    CASE WHEN coalesce(channel, '') IN ('', 'web', 'app', 'server')
                            AND split_part(lower(name), ' ', 1) IN ('email', 'sms', 'push')
                        THEN split_part(lower(name), ' ', 1) ELSE channel END AS channel,
                    coalesce(campaign_name, %s, %s) AS campaign, coalesce(%s, %s) AS id, lower(%s) AS word
                FROM events
                WHERE type = 'track' AND mark IS NULL AND profile IS NOT NULL AND lower(name) IN %s)
            WHERE named IN %s OR id IS NOT NULL
            GROUP BY source, coalesce(id, '#' || position))
        WHERE TRUE%s)\
        """
                .formatted(
                        list(SentMessages.PROMOTIONS),
                        Names.text(SentMessages.PROMOTION),
                        told("campaign_name"),
                        told("campaign"),
                        told("message_id"),
                        told("email_id"),
                        told("purpose"),
                        list(ALL),
                        list(SentMessages.SENT),
                        within);
    }

    private static String told(String property) {
        return "nullif(trim(json_extract_string(properties, '$.%s')), '')".formatted(property);
    }

    private static String list(List<String> words) {
        return words.stream().map(Names::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
