-- Orders, spend and other costs by day of the workspace's zone ({day} reckons it from the column
-- timestamp), channel or campaign. Amounts are in the workspace's currency, at the last rate told by then; those without one add
-- nothing.
WITH earned AS (
    SELECT
        CASE :by WHEN 'day' THEN CAST({day} AS VARCHAR) ELSE coalesce(channel, '') END AS key,
        count(*) AS orders,
        sum({total}) AS revenue
    FROM {orders}
    WHERE counts AND :by <> 'campaign'
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
    GROUP BY 1
),
spent AS (
    SELECT
        CASE :by WHEN 'day' THEN CAST(day AS VARCHAR) WHEN 'channel' THEN channel ELSE campaign END AS key,
        sum(own) FILTER (is_spend) AS spend,
        sum(own) FILTER (NOT is_spend) AS costs,
        sum(impressions) AS impressions,
        sum(clicks) AS clicks
    FROM (
        SELECT o.*, CASE WHEN o.currency = :currency THEN o.amount ELSE converted(o.amount, r.factor) END AS own
        FROM latest_outlays o ASOF LEFT JOIN (SELECT currency AS coin, told, factor FROM latest_rates) r
        ON o.currency = r.coin AND o.timestamp >= r.told)
    WHERE (is_spend OR :by <> 'campaign')
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
    GROUP BY 1
)
SELECT
    key,
    coalesce(orders, 0) AS orders,
    minor(revenue) AS revenue,
    minor(spend) AS spend,
    minor(costs) AS costs,
    minor(impressions),
    minor(clicks)
FROM earned FULL JOIN spent USING (key)
ORDER BY
    CASE WHEN :by = 'day' THEN key END DESC,
    spend DESC, revenue DESC, costs DESC, key
LIMIT :limit
