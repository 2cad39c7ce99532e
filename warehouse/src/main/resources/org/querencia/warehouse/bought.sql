-- How many bought a product: by its key, any variant of it, or its SKU. What they paid is in the workspace's currency,
-- at the last rate told by then; what has none adds nothing.
WITH lines AS (
    SELECT profile, key, quantity, gross - discount AS net, currency, timestamp
    FROM order_lines
    WHERE counts AND bought(product, sku, :id, :sku)
)
SELECT
    count(DISTINCT profile),
    count(DISTINCT key),
    coalesce(sum(quantity), 0),
    minor(sum(CASE WHEN currency = :currency THEN net ELSE converted(net, factor) END))
FROM lines ASOF LEFT JOIN (SELECT currency AS coin, told, factor FROM latest_rates) r
ON currency = r.coin AND timestamp >= r.told
