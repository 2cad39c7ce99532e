-- Orders that count by {key}, a period or a part: how many, or what those came to of which that is {known} ({value}).
SELECT {key} AS key, CAST({value} AS DOUBLE) AS value
FROM {orders}
WHERE counts AND {known}
  AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
  AND (:source = '' OR source = :source)
  AND (:channel = '' OR channel = :channel)
  AND (:event = '' OR false)
GROUP BY 1
ORDER BY value DESC, key
LIMIT :limit
