-- What differs from now, on the reading connection alone; see AsKnown.
CREATE OR REPLACE TEMP TABLE then_owners (anchor UUID, profile UUID);

CREATE OR REPLACE TEMP TABLE then_orders AS SELECT * FROM {file}.main.orders LIMIT 0
