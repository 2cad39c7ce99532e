-- From when to when there is something, and in which currencies orders are.
SELECT
    (SELECT epoch_us(min(timestamp)) FROM orders),
    (SELECT epoch_us(max(timestamp)) FROM orders),
    (SELECT epoch_us(min(timestamp)) FROM events),
    (SELECT epoch_us(max(timestamp)) FROM events),
    (SELECT count(DISTINCT currency) FROM orders WHERE currency <> :currency),
    (SELECT min(day) FROM outlays),
    (SELECT max(day) FROM outlays)
