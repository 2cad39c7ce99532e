-- The log: what happened, appended once and never changed. Everything in V2 is derived from it.

create table log (
    position    bigint primary key,
    received_at timestamptz not null,
    kind        smallint not null,
    source      text not null,
    message_id  text not null,
    payload     bytea not null
);

-- Positions only grow and rows are never updated, so pages fill up whole; analysing and freezing may be rare.
alter table log set (autovacuum_vacuum_insert_scale_factor = 0.1, autovacuum_analyze_scale_factor = 0.1);

comment on table log is 'One row per fact. Positions are dense from 1 in commit order.';
comment on column log.kind is 'What the payload holds: 1 event, 2 decision, 3 definition.';

-- Narrow and apart from the log: its index is written at random places for every event. Days have no index: pruning
-- reads the whole table once a day, which is cheaper than keeping an index with every event.
create table dedupe (
    hash uuid primary key,
    day  date not null
);

comment on column dedupe.hash is 'First 128 bits of SHA-256 over source, a zero byte and messageId.';
comment on column dedupe.day is 'When it was received; infinity for what is remembered for ever.';

-- One row. Who opened the workspace last holds the highest number; every commit looks here, so that a server that
-- lost its place writes nothing more.
create table fence (
    holder bigint not null
);

insert into fence values (0);

-- One row: the name of this log. A restored copy gets another, so that what was derived from the old one is noticed.
create table log_epoch (
    epoch text not null
);

insert into log_epoch values (gen_random_uuid()::text);
