-- People by {key}, a period or a part, of when they were first seen.
WITH people AS (
    SELECT
        min(timestamp) AS timestamp,
        arg_min(source, timestamp) AS source,
        arg_min(coalesce(channel, ''), timestamp) AS channel
    FROM events
    WHERE mark IS NULL AND profile IS NOT NULL
    GROUP BY profile
)
SELECT {key} AS key, CAST(count(*) AS DOUBLE) AS value
FROM people
WHERE timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
  AND (:source = '' OR source = :source)
  AND (:channel = '' OR channel = :channel)
  AND (:event = '' OR false)
GROUP BY 1
ORDER BY value DESC, key
LIMIT :limit
