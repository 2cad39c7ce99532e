-- The tables of the warehouse. All of it is derived from the log; a change here raises
-- Schema.VERSION, and the file is made anew.

-- Where the log was projected up to, in the same transaction that appends.
CREATE TABLE meta (
    version  INTEGER NOT NULL,
    epoch    VARCHAR NOT NULL,
    position BIGINT  NOT NULL
);

-- One row per event, in the log's order. Absent values are NULL, times are UTC.
CREATE TABLE events (
    position          BIGINT    NOT NULL,
    message_id        VARCHAR   NOT NULL USING COMPRESSION zstd,
    type              VARCHAR   NOT NULL, -- track, identify, page, screen, group, alias
    name              VARCHAR   NOT NULL, -- of the event, page or screen; else empty
    timestamp         TIMESTAMP NOT NULL, -- when it happened, clock skew corrected
    received_at       TIMESTAMP NOT NULL,
    source            VARCHAR   NOT NULL,
    anchor            UUID,               -- the identifier it belongs to for ever
    profile           UUID,               -- the person of that anchor now
    named             BOOLEAN   NOT NULL, -- whether it names somebody, not only a device or browser
    mark              VARCHAR,            -- bot, staff or test: kept out of figures
    channel           VARCHAR,
    recommended       BOOLEAN   NOT NULL DEFAULT FALSE, -- whether it says that others brought the person
    page_url          VARCHAR,
    page_path         VARCHAR,
    referrer          VARCHAR,
    campaign_source   VARCHAR,
    campaign_medium   VARCHAR,
    campaign_name     VARCHAR,
    campaign_content  VARCHAR,
    campaign_term     VARCHAR,
    device            VARCHAR,
    country           VARCHAR,
    latitude          DOUBLE,             -- where it happened, in degrees of WGS 84
    longitude         DOUBLE,
    account           VARCHAR,            -- the company it describes or names
    product           VARCHAR,            -- the one it is about, as in order_lines; NULL where it is about several
    products          VARCHAR[],          -- all it is about
    order_key         UUID,               -- the order it tells of: orders.key
    article           VARCHAR,            -- the product of the catalogue it tells of: products.id
    properties        VARCHAR USING COMPRESSION zstd, -- JSON
    traits            VARCHAR USING COMPRESSION zstd  -- JSON
);

-- One row per order, the latest that is known of it. Amounts are minor units of the currency.
CREATE TABLE orders (
    key         UUID      NOT NULL, -- hash of namespace and id
    namespace   VARCHAR   NOT NULL,
    id          VARCHAR   NOT NULL,
    owner       UUID,               -- the anchor it belongs to
    profile     UUID,               -- the person of that anchor now
    timestamp   TIMESTAMP NOT NULL, -- when it was placed
    source      VARCHAR   NOT NULL, -- which placed it
    status      VARCHAR   NOT NULL, -- placed, refunded, cancelled, unknown
    counts      BOOLEAN   NOT NULL, -- whether figures count it: placed, not cancelled, not marked
    channel     VARCHAR,
    currency    VARCHAR   NOT NULL,
    total       BIGINT    NOT NULL, -- goods + tax + shipping: what the customer pays
    goods       BIGINT    NOT NULL,
    tax         BIGINT    NOT NULL,
    shipping    BIGINT    NOT NULL,
    discount    BIGINT    NOT NULL, -- already taken off
    refunded    BIGINT    NOT NULL,
    coupon      VARCHAR,
    affiliation VARCHAR,
    -- Inside the row, since they are replaced with it; order_lines shows them as rows.
    lines STRUCT(
        product VARCHAR, sku VARCHAR, name VARCHAR, category VARCHAR, brand VARCHAR,
        variant VARCHAR, quantity DECIMAL(38, 6), price BIGINT, gross BIGINT, discount BIGINT)[],
    refunds STRUCT(id VARCHAR, timestamp TIMESTAMP, source VARCHAR, amount DECIMAL(38, 6), currency VARCHAR)[]
);

CREATE VIEW order_lines AS
SELECT key, profile, timestamp, source, counts, channel, currency, unnest(lines, recursive := true)
FROM orders;

-- An amount of NULL gives the whole order back.
CREATE VIEW refunds AS
SELECT key, profile, counts, unnest(refunds, recursive := true)
FROM orders;

-- The catalogue as it is now, one row per product. Amounts are minor units of the currency beside them.
CREATE TABLE products (
    id             VARCHAR NOT NULL,
    name           VARCHAR,
    sku            VARCHAR,
    category       VARCHAR,
    brand          VARCHAR,
    variant_of     VARCHAR, -- the id of the product of which it is a variant
    condition      VARCHAR, -- new, display, damaged, near_expiry
    complexity     VARCHAR, -- simple, complex
    price          BIGINT,
    price_currency VARCHAR,
    cost           BIGINT,
    cost_currency  VARCHAR,
    pieces         DECIMAL(38, 6), -- in all places
    stock          STRUCT(place VARCHAR, pieces DECIMAL(38, 6))[],
    updated        TIMESTAMP
);

-- Every price the company told, as it was told; an empty currency is the workspace's.
CREATE VIEW price_history AS
SELECT article AS product, timestamp, source,
    TRY_CAST(json_extract_string(properties, '$.price') AS DECIMAL(38, 6)) AS price,
    upper(coalesce(json_extract_string(properties, '$.currency'), '')) AS currency
FROM events
WHERE article IS NOT NULL AND lower(name) = 'product updated'
  AND TRY_CAST(json_extract_string(properties, '$.price') AS DECIMAL(38, 6)) IS NOT NULL;

-- Every observation of a competitor's price.
CREATE VIEW competitor_prices AS
SELECT article AS product, timestamp, source,
    json_extract_string(properties, '$.competitor') AS competitor,
    TRY_CAST(json_extract_string(properties, '$.price') AS DECIMAL(38, 6)) AS price,
    upper(coalesce(json_extract_string(properties, '$.currency'), '')) AS currency,
    TRY_CAST(json_extract_string(properties, '$.in_stock') AS BOOLEAN) AS in_stock
FROM events
WHERE article IS NOT NULL AND lower(name) = 'competitor price observed';

-- Money spent, as told: one row per event that tells it. Amounts are minor units of the currency.
CREATE TABLE outlays (
    position    BIGINT    NOT NULL,
    is_spend    BOOLEAN   NOT NULL, -- on being known (Marketing Spend); else any other cost (Cost Recorded)
    id          VARCHAR   NOT NULL, -- of two of a source the later counts
    day         DATE      NOT NULL, -- of the workspace's zone
    timestamp   TIMESTAMP NOT NULL,
    source      VARCHAR   NOT NULL,
    channel     VARCHAR   NOT NULL, -- empty where none was told, as all texts here
    currency    VARCHAR   NOT NULL,
    amount      BIGINT    NOT NULL,
    is_marketing BOOLEAN  NOT NULL, -- spend, and costs of marketing that are no salaries
    campaign    VARCHAR   NOT NULL,
    medium      VARCHAR   NOT NULL,
    category    VARCHAR   NOT NULL,
    impressions BIGINT    NOT NULL,
    clicks      BIGINT    NOT NULL
);

-- What currencies were worth in the workspace's: one row per event that tells it.
CREATE TABLE rates (
    position  BIGINT          NOT NULL,
    timestamp TIMESTAMP       NOT NULL, -- from when on it holds
    currency  VARCHAR         NOT NULL,
    factor    DECIMAL(38, 12) NOT NULL  -- turns its minor units into the workspace's
);

CREATE VIEW latest_rates AS
SELECT currency, timestamp AS told, arg_max(factor, position) AS factor FROM rates GROUP BY ALL;

CREATE VIEW latest_outlays AS
SELECT * FROM outlays
QUALIFY row_number() OVER (PARTITION BY source, is_spend, id ORDER BY timestamp DESC, position DESC) = 1;

CREATE VIEW spend AS
SELECT day, channel, campaign, medium, amount AS cost, currency, impressions, clicks
FROM latest_outlays WHERE is_spend;

CREATE VIEW costs AS
SELECT day, category, channel, amount, currency
FROM latest_outlays WHERE NOT is_spend;

-- How people passed from stage to stage, in the order in which it was noticed: brought here when somebody asks
-- where people stood. Rows follow their anchor when people become one.
CREATE TABLE stage_passages (
    number   BIGINT    NOT NULL,
    position BIGINT    NOT NULL, -- up to where the log was known when it was noticed
    anchor   UUID      NOT NULL,
    profile  UUID      NOT NULL, -- the person of that anchor now
    model    VARCHAR   NOT NULL,
    stage    VARCHAR   NOT NULL, -- empty for who is in none any more
    happened TIMESTAMP NOT NULL  -- when it became true
);

-- Who entered and left segments, in the same way.
CREATE TABLE segment_movements (
    number   BIGINT    NOT NULL, -- below 0 of who was in one before movements are known
    position BIGINT    NOT NULL,
    anchor   UUID      NOT NULL,
    profile  UUID      NOT NULL,
    segment  VARCHAR   NOT NULL,
    entered  BOOLEAN   NOT NULL,
    happened TIMESTAMP NOT NULL
);

-- What the data dictionary gained with each batch; see FieldDictionary.
CREATE TABLE fields (
    source   VARCHAR NOT NULL,
    type     VARCHAR NOT NULL,
    name     VARCHAR NOT NULL,
    field    VARCHAR NOT NULL,
    kind     VARCHAR NOT NULL,
    count    BIGINT  NOT NULL,
    examples VARCHAR NOT NULL -- JSON texts, one a line
);

-- A sum of minor units as a number of 64 bits, 0 of nothing; absurd amounts end at its edge, since an
-- overflow would abort the whole answer.
CREATE MACRO minor(sum) AS CAST(
    CASE WHEN sum IS NULL THEN 0
    ELSE greatest(least(sum, 9223372036854775807), -9223372036854775807) END AS BIGINT);

-- Whether an order's line is of the product of this id or SKU, or of a variant of it.
CREATE MACRO bought(product, sku, wanted_id, wanted_sku) AS
    product = wanted_id OR starts_with(product, wanted_id || '/') OR sku = wanted_id
    OR (wanted_sku <> '' AND (product = wanted_sku OR starts_with(product, wanted_sku || '/') OR sku = wanted_sku));

-- An amount in minor units, converted and rounded once; NULL where the factor is not known.
CREATE MACRO converted(amount, factor) AS CAST(round(amount * factor, 0) AS BIGINT);

-- What the lines of an order hold in all: pieces, amounts after discounts, and discounts.
CREATE MACRO pieces(lines) AS coalesce(list_sum(list_transform(lines, lambda line: line.quantity)), 0);
CREATE MACRO on_lines(lines, factor) AS coalesce(list_sum(list_transform(lines, lambda line:
    CASE factor WHEN 1 THEN line.gross - line.discount ELSE converted(line.gross - line.discount, factor) END)), 0);
CREATE MACRO off_lines(lines, factor) AS coalesce(list_sum(list_transform(lines, lambda line:
    CASE factor WHEN 1 THEN line.discount ELSE converted(line.discount, factor) END)), 0);

-- What rules read out of fields as they were told (JSON), and of nothing else. Numbers are exact, with six
-- decimals, below 10^18: the type holds no others.
CREATE MACRO rule_text(field) AS CASE WHEN json_type(field) = 'VARCHAR' THEN json_extract_string(field, '$') END;

CREATE MACRO rule_flag(field) AS CASE WHEN json_type(field) = 'BOOLEAN' THEN json_extract_string(field, '$') = 'true' END;

CREATE MACRO rule_number(field) AS CASE
    WHEN json_type(field) IN ('UBIGINT', 'BIGINT', 'DOUBLE')
        OR json_type(field) = 'VARCHAR' AND regexp_full_match(json_extract_string(field, '$'), '-?[0-9]{1,18}([.][0-9]{1,15})?')
    THEN TRY_CAST(json_extract_string(field, '$') AS DECIMAL(24, 6)) END;

-- A value that can be told apart from others.
CREATE MACRO rule_told(field) AS CASE json_type(field)
    WHEN 'VARCHAR' THEN 't' || json_extract_string(field, '$')
    WHEN 'BOOLEAN' THEN 'f' || json_extract_string(field, '$')
    WHEN 'UBIGINT' THEN 'n' || rule_number(field)
    WHEN 'BIGINT' THEN 'n' || rule_number(field)
    WHEN 'DOUBLE' THEN 'n' || rule_number(field) END;

-- A word of consents: lower case, `otherwise` where none was told.
CREATE MACRO rule_word(field, otherwise) AS CASE
    WHEN json_type(field) IN ('VARCHAR', 'UBIGINT', 'BIGINT', 'DOUBLE', 'BOOLEAN') AND trim(json_extract_string(field, '$')) <> ''
    THEN left(lower(trim(json_extract_string(field, '$'))), 40) ELSE otherwise END;

-- A number in millionths.
CREATE MACRO rule_units(number) AS CAST(number * 1000000 AS HUGEINT);

CREATE MACRO rule_of_units(units) AS CAST(CAST(units AS DECIMAL(38, 0)) * CAST(0.000001 AS DECIMAL(7, 6)) AS DECIMAL(24, 6));

-- Cut to six decimals, towards zero; NULL by zero.
CREATE MACRO rule_divided(one, other) AS rule_of_units(rule_units(one) * 1000000 // rule_units(other));

-- Along the great circle, in metres. Whether the second place is known is asked first: least() passes NULL over.
CREATE MACRO rule_metres(lat1, lon1, lat2, lon2) AS CASE WHEN lat2 IS NOT NULL THEN 2 * 6371008.8 * asin(least(1, sqrt(
    pow(sin(radians(lat2 - lat1) / 2), 2) + cos(radians(lat1)) * cos(radians(lat2)) * pow(sin(radians(lon2 - lon1) / 2), 2)))) END;
