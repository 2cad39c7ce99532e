-- One row per day of the workspace's zone ({day} reckons it from the column timestamp) and channel with
-- an order of identified people.
SELECT
    date_diff('day', DATE '1970-01-01', {day}) AS epoch_day,
    coalesce(channel, '') AS channel,
    count(*) AS orders,
    count(DISTINCT profile) AS customers,
    minor(sum({total})) AS revenue
FROM {orders}
WHERE counts AND profile IS NOT NULL
  AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
  AND (:source IS NULL OR source = :source)
GROUP BY ALL
ORDER BY epoch_day, channel
LIMIT :limit
