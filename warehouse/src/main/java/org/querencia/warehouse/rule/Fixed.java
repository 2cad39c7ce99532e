package org.querencia.warehouse.rule;

import java.util.Collection;

/// The parts of the SQL of rules that are the same for all: what is said of consents, and whose
/// company is which.
final class Fixed {

    private Fixed() {}

    /// One row for each thing said: columns profile, happened, channel, purpose, given.
    static String consents(String byThen) {
        return """
        SELECT profile, epoch_us(timestamp) AS happened,
          rule_word(json_extract(properties, '/channel'), 'any') AS channel,
          rule_word(json_extract(properties, '/purpose'), 'marketing') AS purpose,
          lower(name) = 'consent given' AS given
        FROM events
        WHERE profile IS NOT NULL AND %1$s AND type = 'track' AND lower(name) IN ('consent given', 'consent withdrawn')
        UNION ALL
        SELECT profile, happened, rule_word(json_extract(said, '/channel'), 'any'),
          rule_word(json_extract(said, '/purpose'), 'marketing'), rule_word(json_extract(said, '/given'), '') = 'true'
        FROM (SELECT profile, epoch_us(timestamp) AS happened, unnest(CAST(json_extract(traits, '/consents') AS JSON[])) AS said
          FROM events
          WHERE profile IS NOT NULL AND %1$s AND type = 'identify' AND contains(traits, '"consents"') AND json_type(json_extract(traits, '/consents')) = 'ARRAY')
        WHERE json_type(said) = 'OBJECT' AND rule_word(json_extract(said, '/given'), '') <> ''\
        """
                .formatted(byThen);
    }

    /// The word on whether somebody belongs to a company is the last one said.
    static String accounts(String columns, Collection<String> names, String byThen) {
        return """
        SELECT profile, %1$s
        FROM (
          SELECT profile, arg_max(account, row(joined, account)) AS account
          FROM (
            SELECT profile, account, arg_max(stays, row(timestamp, message_id, source)) AS stays, max(timestamp) AS joined
            FROM (
              SELECT profile, timestamp, message_id, source, NOT (type = 'track' AND lower(name) = 'account removed user') AS stays,
                coalesce(account, json_extract_string(properties, '/group_id'), json_extract_string(properties, '/groupId'),
                  json_extract_string(properties, '/account_id'), json_extract_string(properties, '/accountId')) AS account
              FROM events
              WHERE profile IS NOT NULL AND %3$s AND (type = 'group'
                OR type = 'track' AND lower(name) IN ('account added user', 'account removed user')))
            WHERE account IS NOT NULL
            GROUP BY profile, account)
          WHERE stays
          GROUP BY profile)
        JOIN (
          SELECT account, %2$s FROM events
          WHERE type = 'group' AND account IS NOT NULL AND traits IS NOT NULL AND %3$s
          GROUP BY account)
        USING (account)\
        """
                .formatted(String.join(", ", names), columns, byThen);
    }
}
