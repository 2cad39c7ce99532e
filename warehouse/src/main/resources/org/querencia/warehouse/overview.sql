-- The figures of a period. Marked events, and orders that are marked or cancelled, are left out.
-- Customers are identified people with an order in the period; new ones never had an order before,
-- in any source. Amounts are in the workspace's currency; orders in one without a rate add nothing. Credit
-- notes whose order nobody told give money back, and are no orders.
WITH seen AS (
    SELECT count(*) AS events, count(DISTINCT profile) AS people
    FROM events
    WHERE mark IS NULL
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
      AND (:source IS NULL OR source = :source)
),
ordered AS (
    SELECT profile, {total} AS total, {refunded} AS refunded, {tax} AS tax, {shipping} AS shipping, counts, len(lines) AS lines
    FROM {orders}
    WHERE (counts OR status = 'unknown')
      AND timestamp >= make_timestamp(:from_micros) AND timestamp < make_timestamp(:to_micros)
      AND (:source IS NULL OR source = :source)
),
customers AS (
    SELECT DISTINCT profile FROM ordered WHERE counts AND profile IS NOT NULL
),
before AS (
    SELECT DISTINCT profile FROM orders
    WHERE counts AND profile IS NOT NULL AND timestamp < make_timestamp(:from_micros)
)
SELECT
    (SELECT events FROM seen),
    (SELECT people FROM seen),
    (SELECT count(*) FROM customers),
    (SELECT count(*) FROM customers ANTI JOIN before USING (profile)),
    count(profile) FILTER (counts),
    coalesce(sum(lines) FILTER (counts AND profile IS NOT NULL), 0)::BIGINT,
    minor(sum(total) FILTER (profile IS NOT NULL)),
    minor(sum(total - refunded) FILTER (profile IS NOT NULL)),
    minor(sum(tax) FILTER (profile IS NOT NULL)),
    minor(sum(shipping) FILTER (profile IS NOT NULL)),
    count(*) FILTER (counts),
    coalesce(sum(lines) FILTER (counts), 0)::BIGINT,
    minor(sum(total)),
    minor(sum(total - refunded))
FROM ordered
