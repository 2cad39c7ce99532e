,
things AS (
    SELECT DISTINCT profile, hit, gap, line.{thing} AS thing
    FROM (SELECT profile, hit, gap, unnest(lines) AS line FROM bought)
    WHERE line.{thing} <> ''
),
everybody AS (
    SELECT count(*) AS cases, count(*) FILTER (hit) AS hits FROM (SELECT DISTINCT profile, hit FROM bought)
),
common AS MATERIALIZED (
    SELECT thing, count(*) AS cases, count(*) FILTER (hit) AS hits, quantile_disc(gap, 0.5) FILTER (hit) AS median
    FROM things
    GROUP BY thing
    HAVING count(*) >= :least
    ORDER BY cases DESC, thing
    LIMIT :things
),
named AS ({named})
SELECT everybody.cases, everybody.hits, told.thing, told.name, told.cases, told.hits, told.median
FROM everybody LEFT JOIN (SELECT common.*, named.name FROM common JOIN named USING (thing)) told ON TRUE
ORDER BY told.cases DESC, told.thing
