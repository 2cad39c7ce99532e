-- What each person did, step by step; see Ways.
CREATE OR REPLACE TEMP TABLE walked AS
WITH numbered AS (
    SELECT profile, epoch_us(timestamp) AS happened, steps.id AS step,
        row_number() OVER (PARTITION BY profile ORDER BY timestamp, position) AS n
    FROM events JOIN steps ON steps.step = {step}
    WHERE {deeds}
),
begun AS (
    SELECT *, {first} AS first FROM numbered
),
ended AS (
    SELECT *, {last} AS last FROM begun WHERE n >= first
)
SELECT profile, happened, n, step, lag(step) OVER person AS former, lead(step) OVER person AS next,
    lead(happened) OVER person - happened AS wait
FROM ended
WHERE last IS NULL OR n <= last
WINDOW person AS (PARTITION BY profile ORDER BY n)
