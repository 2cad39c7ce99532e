-- What is derived from the log. All of it may be emptied and made again.

-- One row: how far the log was applied, and two counts that would take a whole scan each.
create table state (
    applied     bigint not null,
    people      bigint not null,
    identifiers bigint not null
) with (fillfactor = 10);

insert into state values (0, 0, 0);

-- One row per identifier. Summaries change with every event, identity rarely: with room on each page, and no index
-- on what changes, an update stays on its page and touches no index. Most identifiers are a component and a person of
-- their own, so the two indexes hold only the others.
create table anchor (
    id             uuid primary key,
    type           text not null,
    value          text not null,
    first_position bigint not null,
    component      uuid not null,
    profile        uuid not null,
    owner_since    bigint not null,
    vouched        boolean not null,
    sharing        smallint not null,
    summary        bytea
) with (fillfactor = 70);

create index anchor_component on anchor (component) where component <> id;
create index anchor_profile on anchor (profile) where profile <> id;

comment on column anchor.id is 'First 128 bits of SHA-256 over the workspace''s salt, type and value.';
comment on column anchor.sharing is '0 names one person; 1 links told by public sources only do not count; 2 none counts but those made by hand.';
comment on column anchor.owner_since is 'From this position on it belongs to profile; before, see owner_history.';
comment on column anchor.summary is 'Null while no event has this identifier for anchor.';

-- Periods that are over: whom an anchor belonged to from one position until before another.
create table owner_history (
    anchor        uuid not null,
    from_position bigint not null,
    to_position   bigint not null,
    profile       uuid not null,
    primary key (anchor, from_position)
);

create index owner_history_to on owner_history (to_position);

create table link (
    component  uuid not null,
    a          uuid not null,
    b          uuid not null,
    type_a     text not null,
    type_b     text not null,
    grounds    smallint not null,
    trust      smallint not null,
    at         timestamptz not null,
    source     text not null,
    message_id text not null,
    position   bigint not null,
    primary key (component, a, b)
) with (fillfactor = 80);

create table verdict (
    component  uuid not null,
    ordinal    int not null,
    kind       smallint not null,
    position   bigint not null,
    at         timestamptz not null,
    by_whom    text not null,
    one        uuid[] not null,
    other      uuid[] not null,
    source     text not null,
    message_id text not null,
    primary key (component, ordinal)
);

comment on column verdict.kind is '1: the anchors of one are somebody else than those of other. 2: the link between the only anchors of one and other is wrong. 3: the only anchors of one and other are one person; source and message_id name the decision.';

create table orders (
    namespace text not null,
    id        text not null,
    owner     uuid,
    content   bytea not null,
    primary key (namespace, id)
) with (fillfactor = 80);

create index orders_owner on orders (owner) where owner is not null;

create table account (
    id      text collate "C" primary key,
    content bytea not null
) with (fillfactor = 80);

create table account_contact (
    account text collate "C" not null,
    anchor  uuid not null,
    primary key (account, anchor)
);

create table person (
    profile        uuid primary key,
    name           text not null,
    search         text not null,
    first_position bigint not null
) with (fillfactor = 80);

create index person_first on person (first_position);
create index person_search on person using gin (search gin_trgm_ops);

comment on table person is 'People as the list and the search show them: those who left more than an anonymous trace.';

create table journal (
    cause    uuid not null,
    position bigint not null,
    ordinal  int not null,
    at       timestamptz not null,
    kind     text not null,
    detail   text not null,
    primary key (cause, position, ordinal)
);

create table definition (
    kind        text not null,
    key         text not null,
    message_id  text not null,
    source      text not null,
    trust       smallint not null,
    priority    int not null,
    namespace   text not null,
    received_at timestamptz not null,
    by_whom     text not null,
    content     text not null,
    primary key (kind, key)
);

comment on table definition is 'The newest of each kind and key; former ones are in the log.';

create table parked (
    position bigint primary key,
    cause    text not null
);

comment on table parked is 'Facts that could not be applied, and why; a replay tries them again.';
