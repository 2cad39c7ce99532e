-- revenue
SELECT sum(total) / 100.0 FROM orders WHERE counts AND profile IS NOT NULL
-- revenue by month
SELECT date_trunc('month', timestamp - INTERVAL 5 HOUR) AS month, sum(total) / 100.0
FROM orders WHERE counts AND profile IS NOT NULL GROUP BY 1 ORDER BY 1
-- revenue by month,channel
SELECT date_trunc('month', timestamp - INTERVAL 5 HOUR) AS month, channel, sum(total) / 100.0
FROM orders WHERE counts AND profile IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2
-- revenue by category
WITH bought AS (SELECT total, lines FROM orders WHERE counts AND profile IS NOT NULL),
told AS (SELECT unnest(lines) AS line FROM bought)
SELECT category, sum(amount) / 100.0 AS value
FROM (
    SELECT line.category AS category, line.gross - line.discount AS amount FROM told
    UNION ALL
    SELECT '' AS category, total - list_sum(list_transform(lines, lambda one: one.gross - one.discount)) FROM bought)
GROUP BY 1 ORDER BY 2 DESC
-- orders by day
SELECT CAST(timestamp - INTERVAL 5 HOUR AS DATE), count(*)
FROM orders WHERE counts AND profile IS NOT NULL GROUP BY 1 ORDER BY 1
-- average_ticket by channel
SELECT channel, sum(total) / 100.0 / count(*) AS value
FROM orders WHERE counts AND profile IS NOT NULL GROUP BY 1 ORDER BY 2 DESC
-- customers by month
SELECT date_trunc('month', timestamp - INTERVAL 5 HOUR), count(DISTINCT profile)
FROM orders WHERE counts AND profile IS NOT NULL GROUP BY 1 ORDER BY 1
-- new_customers by month
SELECT date_trunc('month', first - INTERVAL 5 HOUR), count(*)
FROM (SELECT min(timestamp) AS first FROM orders WHERE counts AND profile IS NOT NULL GROUP BY profile) GROUP BY 1 ORDER BY 1
-- purchase_frequency
SELECT count(*) / count(DISTINCT profile) FROM orders WHERE counts AND profile IS NOT NULL
-- purchase_interval
SELECT sum(waited) / count(waited) / 86400000000.0
FROM (
    SELECT epoch_us(timestamp) - lag(epoch_us(timestamp)) OVER (PARTITION BY profile ORDER BY timestamp) AS waited
    FROM orders WHERE counts AND profile IS NOT NULL)
-- repeat_rate
SELECT count(*) FILTER (orders > 1) / count(*)
FROM (SELECT count(*) AS orders FROM orders WHERE counts AND profile IS NOT NULL GROUP BY profile)
-- retention by month
WITH active AS (
    SELECT DISTINCT profile, year(day) * 12 + month(day) AS nth
    FROM (SELECT profile, timestamp - INTERVAL 5 HOUR AS day FROM orders WHERE counts AND profile IS NOT NULL)),
placed AS (SELECT nth, lead(nth) OVER (PARTITION BY profile ORDER BY nth) AS next FROM active)
SELECT nth, count(*) FILTER (next = nth + 1) / count(*) FROM placed WHERE nth < (SELECT max(nth) FROM active) GROUP BY 1 ORDER BY 1
-- lifecycle by month
WITH active AS (
    SELECT DISTINCT profile, year(day) * 12 + month(day) AS nth
    FROM (SELECT profile, timestamp - INTERVAL 5 HOUR AS day FROM orders WHERE counts AND profile IS NOT NULL)),
placed AS (
    SELECT nth, lag(nth) OVER w AS earlier, lead(nth) OVER w AS next FROM active
    WINDOW w AS (PARTITION BY profile ORDER BY nth)),
told AS (
    SELECT nth, count(*) FILTER (earlier IS NULL) AS fresh, count(*) FILTER (earlier = nth - 1) AS kept,
        count(*) FILTER (earlier < nth - 1) AS woken, count(*) FILTER (next IS NULL OR next > nth + 1) AS leaving
    FROM placed GROUP BY 1)
SELECT nth, fresh + kept + woken + coalesce(lag(leaving) OVER (ORDER BY nth), 0) FROM told ORDER BY 1
-- cohort_retention
WITH active AS (
    SELECT DISTINCT profile, year(day) * 12 + month(day) AS nth
    FROM (SELECT profile, timestamp - INTERVAL 5 HOUR AS day FROM orders WHERE counts AND profile IS NOT NULL)),
born AS (SELECT profile, min(nth) AS born FROM active GROUP BY 1)
SELECT born, nth - born, count(*) FROM active JOIN born USING (profile) GROUP BY 1, 2 ORDER BY 1, 2
-- ltv
SELECT sum(total - refunded) / 100.0 / count(DISTINCT profile) FROM orders WHERE counts AND profile IS NOT NULL
-- conversion by month
WITH bought AS (
    SELECT DISTINCT date_trunc('month', timestamp - INTERVAL 5 HOUR) AS month, profile FROM orders WHERE counts AND profile IS NOT NULL),
seen AS (
    SELECT DISTINCT date_trunc('month', timestamp - INTERVAL 5 HOUR) AS month, profile FROM events WHERE profile IS NOT NULL AND mark IS NULL AND type IN ('track', 'page', 'screen') AND name NOT IN ('List Joined', 'List Left', 'Loyalty Balance Reported', 'Receivable Reported'))
SELECT month, count(b.profile) / count(*) FROM seen LEFT JOIN bought b USING (month, profile) GROUP BY 1 ORDER BY 1
-- sales_cycle
WITH first AS (SELECT profile, min(timestamp) AS bought FROM orders WHERE counts AND profile IS NOT NULL GROUP BY 1),
seen AS (SELECT profile, min(timestamp) AS seen FROM events WHERE mark IS NULL AND profile IS NOT NULL GROUP BY 1)
SELECT median(epoch_us(bought) - epoch_us(least(seen, bought))) / 86400000000 FROM first JOIN seen USING (profile)
-- visitors by month
SELECT date_trunc('month', timestamp - INTERVAL 5 HOUR), count(DISTINCT profile)
FROM events WHERE profile IS NOT NULL AND mark IS NULL AND type IN ('track', 'page', 'screen') AND name NOT IN ('List Joined', 'List Left', 'Loyalty Balance Reported', 'Receivable Reported') GROUP BY 1 ORDER BY 1
-- events by day
SELECT CAST(timestamp - INTERVAL 5 HOUR AS DATE), count(*)
FROM events WHERE profile IS NOT NULL AND mark IS NULL AND type IN ('track', 'page', 'screen') AND name NOT IN ('List Joined', 'List Left', 'Loyalty Balance Reported', 'Receivable Reported') GROUP BY 1 ORDER BY 1
