-- The people behind a period's figures. :only picks the group: seen, customers or new_customers.
WITH seen AS (
    SELECT profile, count(*) AS events, max(timestamp) AS last
    FROM events
    WHERE mark IS NULL AND profile IS NOT NULL
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
      AND (:source IS NULL OR source = :source)
    GROUP BY profile
),
ordered AS (
    SELECT
        profile,
        count(*) AS orders,
        sum({total}) AS revenue,
        max(timestamp) AS last
    FROM {orders}
    WHERE counts AND profile IS NOT NULL
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
      AND (:source IS NULL OR source = :source)
      AND (:named > 0 AND list_contains(string_split(:channels, chr(31)), coalesce(channel, ''))) <> (:except = 1)
    GROUP BY profile
),
before AS (
    SELECT DISTINCT profile FROM orders
    WHERE counts AND profile IS NOT NULL AND timestamp < make_timestamp(:from_micros)
)
SELECT
    profile,
    coalesce(events, 0) AS events,
    coalesce(orders, 0) AS orders,
    minor(revenue) AS revenue,
    epoch_us(greatest(seen.last, ordered.last)) AS last
FROM seen FULL JOIN ordered USING (profile)
WHERE CASE :only
    WHEN 'seen' THEN events IS NOT NULL
    WHEN 'customers' THEN orders IS NOT NULL
    ELSE orders IS NOT NULL AND profile NOT IN (SELECT profile FROM before)
END
ORDER BY revenue DESC, last DESC, profile
LIMIT :limit
