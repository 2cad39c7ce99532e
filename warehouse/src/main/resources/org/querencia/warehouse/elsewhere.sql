-- Spend and other costs of a period in other currencies than the workspace's.
SELECT currency, minor(sum(amount))
FROM latest_outlays
WHERE currency <> :currency AND (is_spend OR :by <> 'campaign')
  AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
GROUP BY currency
ORDER BY currency
