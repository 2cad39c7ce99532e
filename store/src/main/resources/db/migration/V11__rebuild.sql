-- Where the log stood when all that is derived from it was last forgotten, to be made again.

alter table state add column rebuilt bigint not null default 0;

comment on column state.rebuilt is 'Facts up to here are read by the definition of kind rebuild; 0 when there was none.';
