-- Categories and products of the latest orders that count, by what rules name them.
WITH latest AS (
    SELECT profile, lines FROM orders
    WHERE counts AND profile IS NOT NULL
    ORDER BY timestamp DESC
    LIMIT :looked_at
),
bought AS (
    SELECT profile, unnest(lines, recursive := true) FROM latest
)
SELECT value, count(DISTINCT profile) AS people
FROM (
    SELECT profile, category AS value FROM bought WHERE quantity > 0
    UNION ALL
    SELECT profile, product AS value FROM bought WHERE quantity > 0
)
WHERE value <> ''
GROUP BY value
ORDER BY people DESC, value
LIMIT :limit
