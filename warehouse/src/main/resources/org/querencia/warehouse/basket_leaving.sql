-- Orders before the time of silence, and whether their people were silent in it; see Baskets.
WITH stayed AS (
    SELECT DISTINCT profile
    FROM orders
    WHERE counts AND profile IS NOT NULL
      AND timestamp >= make_timestamp(:cut_micros) AND timestamp < make_timestamp(:end_micros)
),
bought AS MATERIALIZED (
    SELECT o.profile, max(o.timestamp) OVER (PARTITION BY o.profile) AS last, o.lines,
        CAST(NULL AS BIGINT) AS gap, stayed.profile IS NULL AS hit
    FROM orders o LEFT JOIN stayed USING (profile)
    WHERE o.counts AND o.profile IS NOT NULL AND o.timestamp < make_timestamp(:cut_micros)
      AND o.timestamp >= make_timestamp(:from_micros) AND o.timestamp < make_timestamp(:to_micros)
)
