-- How many buyers have which grades; of money 0 where no rate was known of anything they paid. Ends of grades come
-- as :days_1 to :days_4 and so on.
WITH buyers AS (
    SELECT profile, (:now - epoch_us(max(timestamp))) // 86400000000 AS days, count(*) AS orders,
        CASE WHEN sum({total}) IS NOT NULL THEN minor(sum({total})) END AS revenue
    FROM {orders}
    WHERE profile IS NOT NULL AND counts AND timestamp <= make_timestamp(:now)
    GROUP BY profile
)
SELECT
    CASE WHEN days < :days_1 THEN 5 WHEN days < :days_2 THEN 4 WHEN days < :days_3 THEN 3
        WHEN days < :days_4 THEN 2 ELSE 1 END AS recency,
    CASE WHEN orders <= :orders_1 THEN 1 WHEN orders <= :orders_2 THEN 2 WHEN orders <= :orders_3 THEN 3
        WHEN orders <= :orders_4 THEN 4 ELSE 5 END AS frequency,
    CASE WHEN revenue IS NULL THEN 0 WHEN revenue <= :revenue_1 THEN 1 WHEN revenue <= :revenue_2 THEN 2 WHEN revenue <= :revenue_3 THEN 3
        WHEN revenue <= :revenue_4 THEN 4 ELSE 5 END AS money,
    count(*) AS people
FROM buyers
GROUP BY ALL
ORDER BY recency, frequency, money
