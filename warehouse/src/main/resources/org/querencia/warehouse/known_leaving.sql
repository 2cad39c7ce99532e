-- Back to the tables of the file; see AsKnown.
DROP VIEW IF EXISTS temp.main.events;
DROP VIEW IF EXISTS temp.main.orders;
DROP VIEW IF EXISTS temp.main.outlays;
DROP VIEW IF EXISTS temp.main.latest_outlays;
DROP VIEW IF EXISTS temp.main.latest_rates;
DROP VIEW IF EXISTS temp.main.stage_passages;
DROP VIEW IF EXISTS temp.main.segment_movements;
DROP TABLE IF EXISTS temp.main.then_orders;
DROP TABLE IF EXISTS temp.main.then_owners
