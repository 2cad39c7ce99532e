-- The tables as they were when the log ended at {at}, under the names of those of the file; see AsKnown.
CREATE OR REPLACE TEMP VIEW events AS
SELECT e.* REPLACE (coalesce(o.profile, e.profile) AS profile)
FROM {file}.main.events e LEFT JOIN then_owners o ON e.anchor = o.anchor
WHERE e.position <= {at};

CREATE OR REPLACE TEMP VIEW orders AS
SELECT e.* REPLACE (coalesce(o.profile, e.profile) AS profile)
FROM {file}.main.orders e LEFT JOIN then_owners o ON e.owner = o.anchor
WHERE e.key NOT IN (
    SELECT order_key FROM {file}.main.events WHERE position > {at} AND order_key IS NOT NULL)
UNION ALL
SELECT * FROM temp.main.then_orders;

CREATE OR REPLACE TEMP VIEW outlays AS SELECT * FROM {file}.main.outlays WHERE position <= {at};

CREATE OR REPLACE TEMP VIEW latest_outlays AS
SELECT * FROM {file}.main.outlays WHERE position <= {at}
QUALIFY row_number() OVER (PARTITION BY source, is_spend, id ORDER BY timestamp DESC, position DESC) = 1;

CREATE OR REPLACE TEMP VIEW latest_rates AS
SELECT currency, timestamp AS told, arg_max(factor, position) AS factor
FROM {file}.main.rates WHERE position <= {at} GROUP BY ALL;

CREATE OR REPLACE TEMP VIEW stage_passages AS
SELECT e.* REPLACE (coalesce(o.profile, e.profile) AS profile)
FROM {file}.main.stage_passages e LEFT JOIN then_owners o ON e.anchor = o.anchor
WHERE e.position <= {at};

CREATE OR REPLACE TEMP VIEW segment_movements AS
SELECT e.* REPLACE (coalesce(o.profile, e.profile) AS profile)
FROM {file}.main.segment_movements e LEFT JOIN then_owners o ON e.anchor = o.anchor
WHERE e.position <= {at}
