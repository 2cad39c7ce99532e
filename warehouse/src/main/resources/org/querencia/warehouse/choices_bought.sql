-- Categories and products of orders that count, by what rules name them.
WITH lines AS (
    SELECT profile, category, product FROM order_lines
    WHERE counts AND profile IS NOT NULL AND quantity > 0
)
SELECT value, count(DISTINCT profile) AS people
FROM (
    SELECT profile, category AS value FROM lines
    UNION ALL
    SELECT profile, product AS value FROM lines
)
WHERE value <> ''
GROUP BY value
ORDER BY people DESC, value
LIMIT :limit
