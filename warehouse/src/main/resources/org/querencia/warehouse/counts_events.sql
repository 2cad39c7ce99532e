-- Events by {key}: a period or a part.
SELECT {key} AS key, CAST(count(*) AS DOUBLE) AS value
FROM events
WHERE mark IS NULL
  AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
  AND (:source = '' OR source = :source)
  AND (:channel = '' OR channel = :channel)
  AND (:event = '' OR name = :event)
GROUP BY 1
ORDER BY value DESC, key
LIMIT :limit
