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
    mark              VARCHAR,            -- bot, staff or test: kept out of figures
    channel           VARCHAR,
    page_url          VARCHAR,
    page_path         VARCHAR,
    referrer          VARCHAR,
    campaign_source   VARCHAR,
    campaign_medium   VARCHAR,
    campaign_name     VARCHAR,
    device            VARCHAR,
    country           VARCHAR,
    account           VARCHAR,            -- the company it describes or names
    product           VARCHAR,            -- the one it is about, as in order_lines; NULL where it is about several
    products          VARCHAR[],          -- all it is about
    order_key         UUID,               -- the order it tells of: orders.key
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
