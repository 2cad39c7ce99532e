-- What analysts read: views of the schema `public`, made anew at each start, so that they follow the
-- workspace's zone and currency. Names and columns are promised by docs/reference/sql.md and views.txt;
-- the tables beneath may change.
--
-- {day} is the local day of the column timestamp; {unit} what one minor unit of the workspace's
-- currency is worth, {unit_of} the same for the column currency; {orders}, {events} and {outlays}
-- narrow what is read, to nothing less than all in the views themselves.

-- view customer_days
WITH rated AS (
    SELECT currency AS coin, timestamp AS told, arg_max(factor, position) AS factor
    FROM main.rates GROUP BY ALL
),
placed AS (
    SELECT o.* EXCLUDE (refunds), CASE WHEN o.currency = {currency} THEN 1 ELSE r.factor END AS factor
    FROM main.orders o ASOF LEFT JOIN rated r ON o.currency = r.coin AND o.timestamp >= r.told
    WHERE (o.counts OR o.status = 'unknown'){orders}
),
campaigns AS (
    SELECT profile AS person, timestamp AS came, max(campaign_name) AS campaign
    FROM main.events
    WHERE mark IS NULL AND profile IS NOT NULL AND campaign_name IS NOT NULL GROUP BY ALL
),
sellers AS (
    SELECT profile AS person, timestamp AS came, max(json_extract_string(properties, '$.seller')) AS seller
    FROM main.events
    WHERE mark IS NULL AND profile IS NOT NULL AND type = 'track' AND name IN ({sellers})
      AND json_extract_string(properties, '$.seller') IS NOT NULL
    GROUP BY ALL
),
brought AS (
    SELECT p.*,
        CASE WHEN c.came >= p.timestamp - INTERVAL 30 DAY THEN c.campaign ELSE '' END AS campaign,
        CASE WHEN s.came >= p.timestamp - INTERVAL 30 DAY THEN s.seller ELSE '' END AS seller
    FROM placed p
    ASOF LEFT JOIN campaigns c ON p.profile = c.person AND p.timestamp >= c.came
    ASOF LEFT JOIN sellers s ON p.profile = s.person AND p.timestamp >= s.came
),
unit_costs AS (
    SELECT article, min(cost) AS cost
    FROM (
        SELECT id AS article, cost FROM main.products WHERE cost_currency = {currency}
        UNION ALL
        SELECT sku AS article, cost FROM main.products WHERE cost_currency = {currency} AND sku <> id)
    WHERE cost IS NOT NULL GROUP BY article
),
lines AS (
    SELECT b.timestamp, b.profile, b.channel, b.source, b.affiliation, b.campaign, b.seller, b.factor,
        unnest(b.lines) AS line
    FROM brought b WHERE b.counts
),
happened AS (
    SELECT {day} AS day, profile, channel, source, affiliation, campaign, seller,
        line.product AS product, line.category AS category, line.brand AS brand,
        0 AS orders, line.quantity AS pieces,
        CASE factor WHEN 1 THEN line.gross - line.discount ELSE converted(line.gross - line.discount, factor) END AS revenue,
        CASE factor WHEN 1 THEN line.discount ELSE converted(line.discount, factor) END AS discount,
        0 AS refunds, CAST(round(line.quantity * coalesce(c.cost, d.cost)) AS BIGINT) AS product_cost,
        0 AS touches, 0 AS marketing_cost, 0 AS cost
    FROM lines
    LEFT JOIN unit_costs c ON line.product = c.article
    LEFT JOIN unit_costs d ON split_part(line.product, '/', 1) = d.article
    UNION ALL
    -- Each order once, with what lies on no line of it.
    SELECT {day}, profile, channel, source, affiliation, campaign, seller, '', '', '',
        CASE WHEN counts THEN 1 ELSE 0 END, 0,
        CASE WHEN counts THEN (CASE factor WHEN 1 THEN total ELSE converted(total, factor) END) - on_lines(lines, factor) ELSE 0 END,
        CASE WHEN counts THEN (CASE factor WHEN 1 THEN discount ELSE converted(discount, factor) END) - off_lines(lines, factor) ELSE 0 END,
        CASE factor WHEN 1 THEN refunded ELSE converted(refunded, factor) END, NULL,
        0, 0, 0
    FROM brought
    UNION ALL
    SELECT {day}, profile, channel, source, NULL, campaign_name, '', '', '', '', 0, 0, 0, 0, 0, NULL, 1, 0, 0
    FROM main.events WHERE {touch}{events}
    UNION ALL
    SELECT day, NULL, channel, source, NULL, campaign, '', '', '', '', 0, 0, 0, 0, 0, NULL, 0,
        CASE WHEN is_marketing THEN spent ELSE 0 END, spent
    FROM (
        SELECT o.*, CASE WHEN o.currency = {currency} THEN o.amount ELSE converted(o.amount, r.factor) END AS spent
        FROM (
            SELECT * FROM main.outlays
            QUALIFY row_number() OVER (PARTITION BY source, is_spend, id ORDER BY timestamp DESC, position DESC) = 1) o
        ASOF LEFT JOIN rated r ON o.currency = r.coin AND o.timestamp >= r.told
        WHERE TRUE{outlays})
),
added AS (
    SELECT day, profile AS person, coalesce(channel, '') AS channel, source,
        coalesce(affiliation, '') AS shop, coalesce(campaign, '') AS campaign, coalesce(seller, '') AS seller,
        coalesce(product, '') AS product, coalesce(category, '') AS category, coalesce(brand, '') AS brand,
        CAST(sum(orders) AS BIGINT) AS orders, CAST(sum(pieces) AS DECIMAL(38, 6)) AS pieces,
        minor(sum(revenue)) AS revenue, minor(sum(discount)) AS discount, minor(sum(refunds)) AS refunds,
        CASE WHEN count(product_cost) > 0 THEN minor(sum(product_cost)) END AS product_cost,
        CASE WHEN count(product_cost) > 0 THEN minor(sum(revenue - product_cost)) END AS margin,
        CAST(sum(touches) AS BIGINT) AS touches,
        minor(sum(marketing_cost)) AS marketing_cost, minor(sum(cost)) AS cost
    FROM happened GROUP BY ALL
),
-- Where people stood when a day on which they passed to another stage was over.
stood AS (
    SELECT person, model, since, arg_max(stage, (timestamp, number)) AS stage
    FROM (
        SELECT profile AS person, model, stage, number, timestamp, {day} AS since
        FROM (
            SELECT profile, model, stage, number, happened AS timestamp
            FROM main.stage_passages WHERE model IN ('journey', 'business')))
    GROUP BY ALL
)
SELECT day, a.person AS person, channel, source, shop, campaign, seller, product, category, brand,
    coalesce(j.stage, '') AS journey_stage, coalesce(b.stage, '') AS business_stage, orders, pieces,
    revenue * {unit} AS revenue, discount * {unit} AS discount, refunds * {unit} AS refunds,
    product_cost * {unit} AS product_cost, margin * {unit} AS margin, touches,
    marketing_cost * {unit} AS marketing_cost, cost * {unit} AS cost, {currency} AS currency
FROM added a
ASOF LEFT JOIN (SELECT * FROM stood WHERE model = 'journey') j ON a.person = j.person AND a.day >= j.since
ASOF LEFT JOIN (SELECT * FROM stood WHERE model = 'business') b ON a.person = b.person AND a.day >= b.since

-- view segment_days
WITH seen AS (
    SELECT DISTINCT person, day
    FROM (
        SELECT profile AS person, {day} AS day FROM main.events
        WHERE mark IS NULL AND profile IS NOT NULL{events}
        UNION ALL
        SELECT profile, {day} FROM main.orders
        WHERE (counts OR status = 'unknown') AND profile IS NOT NULL{orders})
),
moved AS (
    SELECT profile AS person, segment, entered, number, timestamp, {day} AS day
    FROM (SELECT profile, segment, entered, number, happened AS timestamp FROM main.segment_movements)
),
-- From the first day at whose end somebody was in a segment to the day at whose end not any more. Who is known only as
-- having left was in it all the time before; before movements are known, who is in it now was.
spells AS (
    SELECT person, segment, since, until, CASE WHEN lasting THEN began ELSE DATE '0001-01-01' END AS began
    FROM (
        SELECT person, segment, entered,
            coalesce(min(day) FILTER (number > 0) OVER (PARTITION BY segment), DATE '9999-12-31') AS began,
            CASE WHEN entered THEN day ELSE DATE '0001-01-01' END AS since,
            CASE WHEN entered THEN coalesce(lead(day) OVER person, DATE '9999-12-31') ELSE day END AS until,
            lead(day) OVER person IS NULL AND (nth = 1 OR first_value(entered AND number > 0) OVER person) AS lasting, nth
        FROM (SELECT *, row_number() OVER (PARTITION BY segment, person ORDER BY timestamp, number) AS nth FROM moved)
        WINDOW person AS (PARTITION BY segment, person ORDER BY nth))
    WHERE entered OR nth = 1
)
SELECT s.day AS day, s.person AS person, p.segment AS segment
FROM seen s JOIN spells p
    ON s.person = p.person AND (p.since <= s.day AND s.day < p.until OR p.since > s.day AND s.day < p.began)

-- view orders
SELECT key AS order_key, namespace, id, {day} AS day, timestamp, profile AS person, status, counts, source, channel,
    affiliation AS shop, coupon, currency,
    total * {unit_of} AS total, goods * {unit_of} AS goods, tax * {unit_of} AS tax,
    shipping * {unit_of} AS shipping, discount * {unit_of} AS discount, refunded * {unit_of} AS refunded,
    CAST(pieces(lines) AS DECIMAL(38, 6)) AS pieces
FROM main.orders

-- view order_lines
SELECT order_key, {day} AS day, timestamp, person, counts, source, channel,
    line.product AS product, line.sku AS sku, line.name AS name, line.category AS category, line.brand AS brand,
    line.variant AS variant, line.quantity AS quantity, currency,
    line.price * {unit_of} AS price, line.gross * {unit_of} AS gross, line.discount * {unit_of} AS discount,
    (line.gross - line.discount) * {unit_of} AS total
FROM (
    SELECT key AS order_key, timestamp, profile AS person, counts, source, channel, currency, unnest(lines) AS line
    FROM main.orders)

-- view refunds
SELECT order_key, refund.id AS id, {day} AS day, timestamp, person, counts, refund.source AS source,
    CAST(refund.amount AS DECIMAL(24, 4)) AS amount, coalesce(nullif(refund.currency, ''), currency) AS currency
FROM (
    SELECT order_key, person, counts, currency, refund, refund.timestamp AS timestamp
    FROM (SELECT key AS order_key, profile AS person, counts, currency, unnest(refunds) AS refund FROM main.orders))

-- view events
SELECT position, message_id, {day} AS day, timestamp, received_at, type, name, source, channel, profile AS person,
    named, mark, page_url, page_path, referrer, campaign_source, campaign_medium, campaign_name, campaign_content,
    campaign_term, device, country, latitude, longitude, account, product, order_key,
    CAST(properties AS JSON) AS properties, CAST(traits AS JSON) AS traits
FROM main.events WHERE TRUE{events}

-- view touches
SELECT {day} AS day, timestamp, profile AS person, type, name, source, coalesce(channel, '') AS channel,
    coalesce(campaign_name, '') AS campaign, coalesce(campaign_medium, '') AS medium, page_path
FROM main.events WHERE {touch}

-- view spend
SELECT day, source, channel, campaign, medium, amount * {unit_of} AS cost, currency, impressions, clicks
FROM (
    SELECT * FROM main.outlays
    QUALIFY row_number() OVER (PARTITION BY source, is_spend, id ORDER BY timestamp DESC, position DESC) = 1)
WHERE is_spend

-- view costs
SELECT day, source, channel, category, is_marketing AS marketing, amount * {unit_of} AS amount, currency
FROM (
    SELECT * FROM main.outlays
    QUALIFY row_number() OVER (PARTITION BY source, is_spend, id ORDER BY timestamp DESC, position DESC) = 1)
WHERE NOT is_spend

-- view people
WITH seen AS (
    SELECT profile, min(timestamp) AS first_seen, max(timestamp) AS last_seen, count(*) AS events,
        arg_min(coalesce(channel, ''), timestamp) AS first_channel
    FROM main.events WHERE mark IS NULL AND profile IS NOT NULL GROUP BY profile
),
told AS (
    SELECT profile, last(field ORDER BY timestamp, position) FILTER (field->>'$.email' IS NOT NULL) AS mailed,
        last(field ORDER BY timestamp, position) FILTER (field->>'$.name' IS NOT NULL) AS named,
        last(field ORDER BY timestamp, position) FILTER (field->>'$.phone' IS NOT NULL) AS phoned,
        last(field ORDER BY timestamp, position) FILTER (field->>'$.city' IS NOT NULL) AS lived
    FROM (
        SELECT profile, timestamp, position, CAST(traits AS JSON) AS field
        FROM main.events
        WHERE type = 'identify' AND mark IS NULL AND profile IS NOT NULL AND traits IS NOT NULL)
    GROUP BY profile
),
ordered AS (
    SELECT profile, count(*) AS orders, min(timestamp) AS first_order, max(timestamp) AS last_order,
        minor(sum(total) FILTER (currency = {currency})) AS revenue,
        minor(sum(refunded) FILTER (currency = {currency})) AS refunds
    FROM main.orders WHERE counts AND profile IS NOT NULL GROUP BY profile
)
SELECT coalesce(s.profile, o.profile) AS person, t.named->>'$.name' AS name, t.mailed->>'$.email' AS email,
    t.phoned->>'$.phone' AS phone, t.lived->>'$.city' AS city,
    s.first_seen, s.last_seen, coalesce(s.events, 0) AS events, coalesce(s.first_channel, '') AS first_channel,
    o.first_order, o.last_order, coalesce(o.orders, 0) AS orders,
    coalesce(o.revenue, 0) * {unit} AS revenue, coalesce(o.refunds, 0) * {unit} AS refunds, {currency} AS currency
FROM seen s FULL JOIN ordered o USING (profile) LEFT JOIN told t ON t.profile = s.profile

-- view products
SELECT id, name, sku, category, brand, variant_of, condition,
    price * {unit_of_price} AS price, price_currency, cost * {unit_of_cost} AS cost, cost_currency, pieces, updated
FROM main.products

-- view rates
SELECT timestamp AS since, currency, {currency} AS own_currency, CAST(TRY_CAST(factor AS DECIMAL(24, 12)) * {rate_of} AS DECIMAL(38, 12)) AS rate
FROM (SELECT currency, timestamp, arg_max(factor, position) AS factor FROM main.rates GROUP BY ALL)
