-- How often each step was done, and what those brought who went on from it.
WITH did AS (
    SELECT profile, step, count(*) AS times, count(*) FILTER (former IS NULL) AS starts,
        count(*) FILTER (next IS NULL) AS ends, count(*) FILTER (next IS NULL AND happened >= :open_micros) AS open
    FROM walked
    GROUP BY profile, step
),
worth AS (
    SELECT profile, sum({total}) AS total
    FROM {orders}
    WHERE counts AND profile IS NOT NULL
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
    GROUP BY profile
)
SELECT steps.step, count(*) AS people, sum(times)::BIGINT AS times, sum(starts)::BIGINT, sum(ends)::BIGINT,
    sum(open)::BIGINT, minor(sum(worth.total) FILTER (ends = 0))
FROM did JOIN steps ON steps.id = did.step LEFT JOIN worth USING (profile)
GROUP BY steps.step
ORDER BY times DESC, steps.step
