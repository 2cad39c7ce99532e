-- Who bought a product, those who did last first.
SELECT profile, count(DISTINCT key), sum(quantity), epoch_us(max(timestamp)) AS last
FROM order_lines
WHERE counts AND profile IS NOT NULL AND bought(product, sku, :id, :sku)
GROUP BY profile
ORDER BY last DESC, CAST(profile AS VARCHAR)
LIMIT :limit
