-- The values that a fifth, two, three and four fifths of the buyers do not exceed; NULL without any.
-- Of revenue those are left out of whom none is known.
WITH buyers AS (
    SELECT profile, max(timestamp) AS last, count(*) AS orders,
        CASE WHEN sum({total}) IS NOT NULL THEN minor(sum({total})) END AS revenue
    FROM {orders}
    WHERE profile IS NOT NULL AND counts AND timestamp <= make_timestamp(:now)
    GROUP BY profile
)
SELECT
    quantile_disc((:now - epoch_us(last)) // 86400000000, [0.2, 0.4, 0.6, 0.8]) AS days,
    quantile_disc(orders, [0.2, 0.4, 0.6, 0.8]) AS orders,
    quantile_disc(revenue, [0.2, 0.4, 0.6, 0.8]) AS revenue
FROM buyers
