-- One row per person, for lists of them: made now and then from all events and orders that count, so
-- that a page of a list reads this small table only. It lies in memory, beside the file. Amounts are in the workspace's
-- currency, at the last rate told by then; those without one add nothing.
CREATE OR REPLACE TABLE directory.main.people AS
WITH by_source AS (
    SELECT profile, source, min(timestamp) AS first, max(timestamp) AS last, count(*) AS events, bool_or(named) AS named
    FROM main.events
    WHERE mark IS NULL AND profile IS NOT NULL
    GROUP BY profile, source
),
seen AS (
    SELECT profile, min(first) AS first, max(last) AS last, sum(events)::BIGINT AS events, bool_or(named) AS named, list(source) AS sources
    FROM by_source
    GROUP BY profile
),
by_channel AS (
    SELECT profile, coalesce(channel, '') AS channel, count(*) AS orders, sum({total}) AS revenue
    FROM {orders}
    WHERE counts AND profile IS NOT NULL
    GROUP BY ALL
),
ordered AS (
    SELECT profile, sum(orders)::BIGINT AS orders, sum(revenue) AS revenue, list(channel) AS channels
    FROM by_channel
    GROUP BY profile
)
SELECT
    profile, epoch_us(first) AS first, epoch_us(last) AS last, events, named, sources,
    coalesce(orders, 0) AS orders, minor(revenue) AS revenue, channels
FROM seen LEFT JOIN ordered USING (profile)
