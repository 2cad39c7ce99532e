-- What takes facts back: undone imports, and people who asked to be forgotten.

alter table log add column import_id bigint;

create index log_import on log (import_id, position) where import_id is not null;

-- Decisions, definitions and the like are few among the events.
create index log_others on log (position) where kind <> 1;

comment on column log.kind is 'What the payload holds: 1 event, 2 decision, 3 definition, 4 nothing any more (erased), 5 retraction, 6 erasure.';
comment on column log.import_id is 'The import that brought it; null for what came otherwise.';

create table retracted (
    position    bigint primary key,
    by_position bigint not null
);

create index retracted_by on retracted (by_position, position);

comment on table retracted is 'Facts that a later one took back: their payloads are kept, and count for nothing.';

-- How often the state was made anew from the log, and where the log stood then: what was taken back up to there was not
-- applied again.
alter table state add column resets bigint not null default 0, add column made_anew_at bigint not null default 0;

-- People who were erased, as salted hashes: nothing that names them is stored again.
create table suppressed (
    anchor uuid primary key,
    at     timestamptz not null
);

-- Certificates: that somebody was erased, and what that was; nothing of who it was.
create table erasure (
    id          uuid primary key,
    at          timestamptz not null,
    by_whom     text not null,
    reason      text not null,
    identifiers int not null,
    events      bigint not null,
    orders      bigint not null
);

create table erasure_trace (
    erasure uuid not null references erasure (id),
    place   text not null,
    pieces  bigint not null,
    primary key (erasure, place)
);
