-- First orders, and whether their people came back in time; see Baskets.
WITH began AS (
    SELECT profile, min(timestamp) AS came
    FROM orders
    WHERE counts AND profile IS NOT NULL
    GROUP BY profile
    HAVING min(timestamp) >= make_timestamp(:from_micros) AND min(timestamp) < make_timestamp(:to_micros)
       AND min(timestamp) <= make_timestamp(:settled_micros)
),
firsts AS (
    SELECT o.profile, o.timestamp AS came, o.lines
    FROM orders o JOIN began ON o.profile = began.profile AND o.timestamp = began.came
    WHERE counts
    QUALIFY row_number() OVER (PARTITION BY o.profile ORDER BY namespace, id) = 1
),
again AS (
    SELECT began.profile, min(o.timestamp) AS again
    FROM began JOIN orders o ON o.profile = began.profile AND o.counts AND o.timestamp > began.came
    GROUP BY began.profile
),
bought AS MATERIALIZED (
    SELECT firsts.profile, came AS last, lines, epoch_us(again) - epoch_us(came) AS gap,
        coalesce(epoch_us(again) - epoch_us(came) <= :within_micros, FALSE) AS hit
    FROM firsts LEFT JOIN again USING (profile)
)
