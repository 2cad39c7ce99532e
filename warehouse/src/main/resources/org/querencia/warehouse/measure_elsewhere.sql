-- Orders of known people in other currencies than the workspace's.
SELECT currency, count(*)
FROM orders
WHERE currency <> :currency AND counts AND profile IS NOT NULL
  AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
GROUP BY currency
ORDER BY currency
