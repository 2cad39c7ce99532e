-- What is kept of imports beside the facts they brought, which are in the log.

create table import (
    id                bigint primary key,
    source            text not null,
    kind              text not null,
    uploads           text[] not null,
    files             text[] not null,
    mapping           text not null,
    dry_run           boolean not null,
    by_whom           text not null,
    redo_of           bigint,
    state             text not null,
    failure           text not null,
    created_at        timestamptz not null,
    started_at        timestamptz,
    ended_at          timestamptz,
    row_count         bigint not null,
    accepted          bigint not null,
    unchanged         bigint not null,
    updated           bigint not null,
    skipped           bigint not null,
    rejected          bigint not null,
    facts             bigint not null,
    people            bigint not null,
    orders            bigint not null,
    share             double precision not null,
    notices           bytea not null,
    said_at           timestamptz,
    part              int not null,
    part_group        bigint not null,
    reject_bytes      bigint not null,
    people_bytes      bigint not null,
    log_head          bigint not null
);

-- One row: the last id given out.
create table import_counter (
    last bigint not null
);

insert into import_counter values (0);

comment on column import.notices is 'JSON.';
comment on column import.said_at is 'Null until all files were read; the columns after it say how far the import has come since.';

-- What was said of keys (order numbers, product codes and the like), each time something new was said of one.
create table import_key (
    key       uuid not null,
    version   int not null,
    content   uuid not null,
    import_id bigint not null,
    primary key (key, version)
);

create index import_key_import on import_key (import_id);

comment on column import_key.key is 'Salted hash of source, kind and key.';

create table import_file (
    file      uuid not null,
    import_id bigint not null,
    primary key (file, import_id)
);

comment on column import_file.file is 'Salted hash of source, kind and the bytes of a file that was read to its end.';

create table import_schedule (
    name        text collate "C" primary key,
    source      text not null,
    path        text not null,
    mapping     text not null,
    every       text not null,
    enabled     boolean not null,
    last_import bigint,
    next_at     timestamptz
);

comment on column import_schedule.every is 'hour:MINUTE or day:HH:MM in the workspace''s zone.';
