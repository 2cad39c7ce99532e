-- How many bought a product: by its key, any variant of it, or its SKU.
SELECT
    count(DISTINCT profile),
    count(DISTINCT key),
    coalesce(sum(quantity), 0),
    minor(sum(gross - discount) FILTER (currency = :currency))
FROM order_lines
WHERE counts AND bought(product, sku, :id, :sku)
