-- Which things lie in baskets together; see Baskets.
WITH held AS MATERIALIZED (
    SELECT DISTINCT key, line.{thing} AS thing
    FROM (
        SELECT key, unnest(lines) AS line FROM orders
        WHERE counts AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros))
    WHERE line.{thing} <> ''
),
common AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY times, thing) AS id, thing, times
    FROM (SELECT thing, count(*) AS times FROM held GROUP BY thing HAVING count(*) >= :least ORDER BY times DESC, thing LIMIT :things)
),
kept AS (
    SELECT key, id FROM held JOIN common USING (thing)
),
together AS (
    SELECT one.id AS one, other.id AS other, count(*) AS times
    FROM kept one JOIN kept other ON one.key = other.key AND one.id < other.id
    GROUP BY ALL
    HAVING count(*) >= :least
),
named AS ({named})
SELECT (SELECT count(DISTINCT key) FROM held) AS baskets, f.thing, nf.name, f.times, s.thing, ns.name, s.times, together.times
FROM (SELECT 1) LEFT JOIN (
    together JOIN common f ON f.id = one JOIN common s ON s.id = other
    JOIN named nf ON nf.thing = f.thing JOIN named ns ON ns.thing = s.thing) ON TRUE
ORDER BY together.times DESC, f.thing, s.thing
LIMIT :pairs
