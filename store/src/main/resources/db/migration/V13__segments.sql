-- Segments: who is in which, since when and why. Derived from the log like the rest of the state; nothing of it is
-- written while no segment is active.

-- What is kept of an anchor's events for the rules in force. Apart from the anchor: most workspaces' events need none.
create table gathered (
    anchor  uuid primary key,
    content bytea not null
) with (fillfactor = 70);

-- Narrow, and written only when it changes: the index on due is the one timer of all segments.
create table standing (
    profile uuid primary key,
    seen    timestamptz not null,
    due     timestamptz
) with (fillfactor = 80);

create index standing_due on standing (due, profile) where due is not null;

comment on column standing.seen is 'Up to when it was looked at.';
comment on column standing.due is 'Time alone changes nothing before; null when it never does.';

create table membership (
    segment text collate "C" not null,
    profile uuid not null,
    since   timestamptz not null,
    cause   smallint not null,
    version int not null,
    primary key (segment, profile)
);

create index membership_profile on membership (profile);

comment on column membership.cause is '1 event, 2 time, 3 merge, 4 activation, 5 correction.';

create table movement (
    number   bigint primary key,
    position bigint not null,
    at       timestamptz not null,
    profile  uuid not null,
    anchor   uuid not null,
    segment  text collate "C" not null,
    version  int not null,
    entered  boolean not null,
    cause    smallint not null
);

create index movement_profile on movement (profile);
create index movement_anchor on movement (anchor) where anchor <> profile;

comment on table movement is 'Who entered and left, as it was believed then, in the order in which it was noticed.';
comment on column movement.anchor is 'Of the fact that was the cause; the person''s oldest where there was none.';

-- One row: how many movements there ever were. Numbers are never given twice, so that who follows them misses none.
create table movement_count (
    last bigint not null
);

insert into movement_count values (0);
