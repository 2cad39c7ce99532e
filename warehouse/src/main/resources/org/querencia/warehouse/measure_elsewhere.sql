-- Orders of known people in currencies of which no rate was known by then.
SELECT currency, count(*)
FROM orders ASOF LEFT JOIN (SELECT currency AS coin, told, factor FROM latest_rates) r ON currency = r.coin AND timestamp >= r.told
WHERE currency <> :currency AND counts AND profile IS NOT NULL AND factor IS NULL
  AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
GROUP BY currency
ORDER BY currency
