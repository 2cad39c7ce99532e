-- Other systems that call, and databases that are asked.

-- What callers sign with.
create table webhook_secret (
    source      text not null references source (key) on delete cascade,
    provider    text not null,
    signing     text not null,
    verify_hash text,
    at          timestamptz not null,
    primary key (source, provider)
);

comment on column webhook_secret.signing is 'Readable, since signatures are reckoned with it at each call. It opens a door in, never one out.';

-- How far queries of other databases were read.

create table query_cursor (
    name   text collate "C" primary key,
    cursor text not null,
    at     timestamptz not null
);
