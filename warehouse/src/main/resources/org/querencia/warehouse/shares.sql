-- What each source brought in a period: events, and orders of identified people with what they came to.
WITH seen AS (
    SELECT source, count(*) AS events
    FROM events
    WHERE mark IS NULL
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
    GROUP BY source
),
ordered AS (
    SELECT source, count(*) AS orders, sum({total}) AS revenue
    FROM {orders}
    WHERE counts AND profile IS NOT NULL
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
    GROUP BY source
)
SELECT source, coalesce(events, 0), coalesce(orders, 0), minor(revenue)
FROM seen FULL JOIN ordered USING (source)
ORDER BY source
