-- Spend and other costs of a period in other currencies than the workspace's, of which no rate was known by then.
SELECT o.currency, minor(sum(o.amount))
FROM latest_outlays o ASOF LEFT JOIN (SELECT currency AS coin, told, factor FROM latest_rates) r
ON o.currency = r.coin AND o.timestamp >= r.told
WHERE o.currency <> :currency AND r.factor IS NULL AND (o.is_spend OR :by <> 'campaign')
  AND o.timestamp >= make_timestamp(:from_micros) AND o.timestamp < make_timestamp(:to_micros)
GROUP BY o.currency
ORDER BY o.currency
