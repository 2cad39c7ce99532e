-- The commonest steps of a period, numbered by their names; see Ways.
CREATE OR REPLACE TEMP TABLE steps AS
SELECT CAST(row_number() OVER (ORDER BY step) AS SMALLINT) AS id, step
FROM (
    SELECT step FROM (
        SELECT {step} AS step, count(*) AS times FROM events WHERE {deeds} GROUP BY step ORDER BY times DESC, step LIMIT :steps)
    UNION
    SELECT unnest([:start, :end]))
WHERE step <> ''
