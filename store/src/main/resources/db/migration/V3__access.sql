-- Who may, and what the workspace is. Secrets are kept as SHA-256 hashes only.

create table workspace (
    country  text not null,
    zone     text not null,
    currency text not null,
    language text not null,
    salt     text not null
);

comment on table workspace is 'One row, or none before the first start is done.';

create table source (
    key               text collate "C" primary key,
    name              text not null,
    trust             smallint not null,
    enabled           boolean not null,
    priority          int not null,
    order_namespace   text not null,
    origins           text[] not null,
    events_per_second int not null,
    public_key        text not null,
    proxied           boolean not null
);

create table write_key (
    hash   bytea primary key,
    source text not null references source (key) on delete cascade
);

create table member (
    email         text collate "C" primary key,
    name          text not null,
    role          smallint not null,
    password_hash text not null,
    language      text not null
);

comment on table member is 'Users of the console.';

create table session (
    hash  bytea primary key,
    email text not null references member (email) on delete cascade,
    until timestamptz not null
);

create index session_email on session (email);

create table sign_in_link (
    hash  bytea primary key,
    email text not null references member (email) on delete cascade,
    until timestamptz not null
);

create table api_token (
    hash bytea primary key,
    name text collate "C" not null,
    at   timestamptz not null
);

create table refused_event (
    id          bigint generated always as identity primary key,
    source      text not null,
    received_at timestamptz not null,
    index       int not null,
    code        text not null,
    reason      text not null,
    body        text not null,
    replayed_at timestamptz
);

create index refused_event_source on refused_event (source, id desc);

create table idempotency_key (
    hash        bytea primary key,
    fingerprint bytea not null,
    at          timestamptz not null,
    status      int,
    body        bytea
);

create index idempotency_key_at on idempotency_key (at);

comment on column idempotency_key.status is 'Null while the first request is still at work.';
