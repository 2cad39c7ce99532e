-- Which step follows which, and after how long.
WITH gone AS (
    SELECT step, next, count(DISTINCT profile) AS people, count(*) AS times,
        quantile_disc(wait, 0.5) AS median, quantile_disc(wait, 0.9) AS long90
    FROM walked
    WHERE next IS NOT NULL
    GROUP BY step, next
)
SELECT f.step, t.step, people, times, median, long90
FROM gone JOIN steps f ON f.id = gone.step JOIN steps t ON t.id = gone.next
ORDER BY times DESC, f.step, t.step
