-- The commonest whole ways: a step repeated at once is one.
WITH way AS (
    SELECT list(step ORDER BY n) AS steps
    FROM walked
    WHERE former IS NULL OR former <> step
    GROUP BY profile
),
kinds AS (
    SELECT list_slice(steps, 1, :way_steps) AS steps, len(steps) > :way_steps AS goes_on, count(*) AS people
    FROM way
    GROUP BY ALL
)
SELECT steps, goes_on, people, count(*) OVER () AS kinds, (sum(people) OVER ())::BIGINT AS everybody
FROM kinds
ORDER BY people DESC, steps, goes_on
LIMIT :ways
