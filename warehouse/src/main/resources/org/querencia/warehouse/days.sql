-- One row per day of the workspace's zone ({day} reckons it from the column timestamp) with an event
-- or an order in it; orders and revenue are those of identified people.
WITH seen AS (
    SELECT {day} AS day, count(*) AS events, count(DISTINCT profile) AS people
    FROM events
    WHERE mark IS NULL
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
      AND (:source IS NULL OR source = :source)
    GROUP BY 1
),
ordered AS (
    SELECT {day} AS day, count(*) AS orders, sum({total}) AS revenue
    FROM {orders}
    WHERE counts AND profile IS NOT NULL
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
      AND (:source IS NULL OR source = :source)
    GROUP BY 1
)
SELECT
    date_diff('day', DATE '1970-01-01', day) AS epoch_day,
    coalesce(events, 0),
    coalesce(people, 0),
    coalesce(orders, 0),
    minor(revenue)
FROM seen FULL JOIN ordered USING (day)
ORDER BY epoch_day
