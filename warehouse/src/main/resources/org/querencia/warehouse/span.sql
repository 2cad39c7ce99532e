-- From when to when there is anything, within a period.
SELECT epoch_us(min(timestamp)), epoch_us(max(timestamp))
FROM (
    SELECT min(timestamp) AS timestamp FROM events
    UNION ALL SELECT max(timestamp) FROM events
    UNION ALL SELECT min(timestamp) FROM orders
    UNION ALL SELECT max(timestamp) FROM orders
)
