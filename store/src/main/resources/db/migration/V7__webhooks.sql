-- What other systems sign with when they call.

create table webhook_secret (
    source      text not null references source (key) on delete cascade,
    provider    text not null,
    signing     text not null,
    verify_hash text,
    at          timestamptz not null,
    primary key (source, provider)
);

comment on column webhook_secret.signing is 'Readable, since signatures are reckoned with it at each call. It opens a door in, never one out.';
