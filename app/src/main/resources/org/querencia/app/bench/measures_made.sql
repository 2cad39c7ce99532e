INSERT INTO events (position, message_id, type, name, timestamp, received_at, source, anchor, profile, named, channel)
SELECT i, 'm' || i, 'track', CASE i % 10 WHEN 0 THEN 'Order Completed' WHEN 1 THEN 'Product Added' ELSE 'Product Viewed' END,
    happened, happened, 'shop', person, person, TRUE, CASE WHEN hash(i) % 3 = 0 THEN 'shop' ELSE 'web' END
FROM (
    SELECT i, TIMESTAMP '2024-01-01 05:00:00' + to_microseconds(CAST(i * (63072000000000.0 / :size) AS BIGINT)) AS happened,
        CAST(md5(CAST(hash(i * 7) % :people AS VARCHAR)) AS UUID) AS person
    FROM range(:size) t(i));

INSERT INTO orders (key, namespace, id, owner, profile, timestamp, source, status, counts, channel, currency, total, goods, tax,
    shipping, discount, refunded, lines, refunds)
SELECT CAST(md5('o' || position) AS UUID), 'shop', CAST(position AS VARCHAR), profile, profile, timestamp, 'shop', 'placed', TRUE,
    channel, 'COP', 3000 + hash(position) % 90000, 2000 + hash(position) % 90000, 0, 1000, hash(position) % 500, 0,
    [{'product': 'p' || hash(position) % 500, 'sku': '', 'name': '', 'category': 'c' || hash(position) % 20, 'brand': '', 'variant': '',
        'quantity': CAST(1 AS DECIMAL(38, 6)), 'price': 2000 + CAST(hash(position) % 90000 AS BIGINT),
        'gross': 2000 + CAST(hash(position) % 90000 AS BIGINT), 'discount': 0}],
    []
FROM events WHERE name = 'Order Completed';
