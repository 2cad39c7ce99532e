-- Systems of others that are told who enters and leaves segments, and how far each was told.

create table endpoint (
    key           text collate "C" primary key,
    url           text not null,
    segments      text[] not null,
    state         smallint not null,
    why           text not null,
    secret        text not null,
    former_secret text,
    former_until  timestamptz,
    made_at       timestamptz not null,
    number        bigint not null,
    position      bigint not null,
    failed        int not null,
    next_at       timestamptz,
    replay_after  bigint,
    replay_last   bigint,
    replay_from   timestamptz,
    replay_until  timestamptz,
    tries         bigint not null default 0
);

comment on column endpoint.segments is 'Those it hears of; empty for all.';
comment on column endpoint.state is '1 active, 2 paused, 3 stopped by itself.';
comment on column endpoint.secret is 'Readable, since messages are signed with it.';
comment on column endpoint.number is 'Of the last movement that was told, or need not be.';
comment on column endpoint.position is 'Of the fact that caused it.';
comment on column endpoint.failed is 'How often the next message was refused by now.';

create table endpoint_try (
    endpoint text collate "C" not null references endpoint (key) on delete cascade,
    number   bigint not null,
    message  text not null,
    movement bigint not null,
    kind     smallint not null,
    at       timestamptz not null,
    tried    int not null,
    taken    boolean not null,
    status   int not null,
    detail   text not null,
    took_ms  bigint not null,
    primary key (endpoint, number)
);

comment on column endpoint_try.kind is '1 news, 2 replay, 3 test.';

-- Movements are kept for a time; up to which number they were forgotten.
alter table movement_count add forgotten bigint not null default 0;
