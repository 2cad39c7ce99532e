-- The values of a field among the latest facts. {told} is the column that tells it: properties or traits.
SELECT value, count(DISTINCT profile) AS people
FROM (
    SELECT profile, json_extract({told}, :path) AS said, json_extract_string({told}, :path) AS value
    FROM events
    WHERE position > (SELECT max(position) FROM events) - :looked_at
      AND type = :type AND name = :name AND mark IS NULL AND profile IS NOT NULL AND {told} IS NOT NULL
)
WHERE json_type(said) IN ('VARCHAR', 'BOOLEAN', 'UBIGINT', 'BIGINT', 'DOUBLE') AND trim(value) <> ''
GROUP BY value
ORDER BY people DESC, value
LIMIT :limit
