-- The log is only appended to, so vacuum finds nothing to take away there: it marks pages as frozen, which can wait. At
-- the usual pace it takes a tenth of two processors from those who write; ten times slower it does not show.
alter table log set (
    autovacuum_vacuum_insert_scale_factor = 0.2,
    autovacuum_vacuum_cost_delay = 20
);
