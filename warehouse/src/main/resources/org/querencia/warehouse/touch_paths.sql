-- The ways on which people came to orders, and those that led to none: see TouchPaths.
WITH touched AS (
    SELECT profile, timestamp, position, channel, recommended,
        regexp_replace(regexp_extract(lower(coalesce(referrer, '')), '^https?://([^/:?#]+)', 1), '^www\.', '') AS led_from,
        regexp_replace(regexp_extract(lower(coalesce(page_url, '')), '^https?://([^/:?#]+)', 1), '^www\.', '') AS own,
        lower(trim(coalesce(campaign_source, ''))) AS campaign
    FROM events
    WHERE {touch}
      AND timestamp >= make_timestamp(:since_micros) AND timestamp < make_timestamp(:to_micros)
),
said AS (
    SELECT profile, timestamp, position,
        CASE
            WHEN recommended THEN :word_of_mouth
            WHEN campaign <> '' THEN campaign
            WHEN coalesce(channel, '') NOT IN ('', 'web', 'app', 'server') THEN channel
            WHEN led_from <> '' AND led_from <> own THEN led_from
            ELSE 'direct'
        END AS told,
        coalesce(epoch_us(timestamp) - lag(epoch_us(timestamp)) OVER person < :gap_micros
            AND channel IS NOT DISTINCT FROM lag(channel) OVER person, FALSE) AS goes_on
    FROM touched
    WINDOW person AS (PARTITION BY profile ORDER BY timestamp, position)
),
numbered AS (
    SELECT profile, timestamp, position, told,
        count(*) FILTER (NOT goes_on) OVER (PARTITION BY profile ORDER BY timestamp, position) AS visit
    FROM said
),
visits AS (
    SELECT profile, visit, min(timestamp) AS came,
        coalesce(max(told) FILTER (told = :word_of_mouth),
            first(told ORDER BY timestamp, position) FILTER (told <> 'direct'), 'direct') AS told
    FROM numbered
    GROUP BY profile, visit
),
costs AS (
    SELECT article, min(cost) AS unit_cost
    FROM (
        SELECT id AS article, cost FROM products WHERE cost_currency = :currency
        UNION ALL
        SELECT sku AS article, cost FROM products WHERE cost_currency = :currency AND sku <> id)
    WHERE cost IS NOT NULL GROUP BY article
),
placed AS (SELECT * FROM {orders} WHERE counts AND profile IS NOT NULL),
earned AS (
    SELECT key, sum(
        CASE l.factor WHEN 1 THEN l.line.gross - l.line.discount ELSE converted(l.line.gross - l.line.discount, l.factor) END
        - CAST(round(l.line.quantity * coalesce(c.unit_cost, d.unit_cost)) AS BIGINT)) AS margin
    FROM (SELECT key, factor, unnest(lines) AS line FROM placed) l
        LEFT JOIN costs c ON l.line.product = c.article
        LEFT JOIN costs d ON split_part(l.line.product, '/', 1) = d.article
    WHERE coalesce(c.unit_cost, d.unit_cost) IS NOT NULL
    GROUP BY key
),
bought AS (
    SELECT profile, timestamp AS came, coalesce(channel, '') AS channel, coalesce({worth}, 0) AS total,
        row_number() OVER (PARTITION BY profile ORDER BY timestamp, namespace, id) AS nth,
        row_number() OVER (PARTITION BY profile, timestamp ORDER BY namespace, id) AS of_instant
    FROM placed
),
led AS (
    SELECT v.profile, v.visit, v.came, v.told, b.nth, b.came AS ordered
    FROM visits v
    ASOF LEFT JOIN (SELECT profile, came, nth FROM bought WHERE of_instant = 1) b
        ON v.profile = b.profile AND v.came <= b.came
),
ways AS (
    SELECT profile, nth, list(told ORDER BY visit) AS path,
        list((epoch_us(ordered) - epoch_us(came)) / 86400e6 ORDER BY visit) AS days
    FROM led
    WHERE nth IS NOT NULL AND epoch_us(came) >= epoch_us(ordered) - :window_micros
    GROUP BY profile, nth
),
vain AS (
    SELECT profile, visit, came, told, max(came) OVER (PARTITION BY profile) AS last
    FROM led
    WHERE nth IS NULL AND came >= make_timestamp(:from_micros)
)
SELECT
    coalesce(path, [CASE WHEN channel IN ('', 'web', 'app', 'server') THEN 'direct' ELSE channel END]) AS path,
    coalesce(days, [0e0]) AS days, total, nth = 1 AS is_first, TRUE AS is_ordered, profile
FROM bought LEFT JOIN ways USING (profile, nth)
WHERE came >= make_timestamp(:from_micros) AND came < make_timestamp(:to_micros)
UNION ALL
SELECT list(told ORDER BY visit), list((epoch_us(last) - epoch_us(came)) / 86400e6 ORDER BY visit), 0, FALSE, FALSE, profile
FROM vain
WHERE epoch_us(came) >= epoch_us(last) - :window_micros
GROUP BY profile
