-- What stands around measures: targets, benchmarks of industries, notes on days, views that are kept and mailed, and
-- what each user sees first. Kept by hand; nothing is derived from it.

create table target (
    id      text collate "C" primary key,
    measure text not null,
    period  text not null,
    filters text[] not null,
    value   numeric,
    author  text not null,
    made    timestamptz not null
);

create index target_made on target (made desc, id);

comment on table target is 'Every word about a target; the last about the same measure, period and filters is in force.';
comment on column target.value is 'Null where it was given up.';

create table benchmark (
    id       text collate "C" primary key,
    measure  text not null,
    industry text not null,
    low      numeric not null,
    high     numeric not null,
    source   text not null,
    day      date not null,
    author   text not null,
    made     timestamptz not null
);

create table note (
    id     text collate "C" primary key,
    day    date not null,
    text   text not null,
    author text not null,
    made   timestamptz not null
);

create table kept_view (
    id      text collate "C" primary key,
    name    text not null,
    measure text not null,
    query   text not null,
    shared  boolean not null,
    pinned  text not null,
    author  text not null,
    made    timestamptz not null
);

comment on column kept_view.pinned is 'The board it stands on; empty for none.';

create table view_schedule (
    id         text collate "C" primary key,
    view       text not null,
    cadence    text not null,
    hour       smallint not null check (hour between 0 and 23),
    recipients text[] not null,
    language   text not null,
    author     text not null,
    made       timestamptz not null
);

create table home_choice (
    id       text collate "C" primary key,
    measures text[] not null,
    made     timestamptz not null
);

comment on column home_choice.id is 'The e-mail of the user.';

create table mail_part (
    mail    text collate "C" not null references mail (id) on delete cascade,
    at      smallint not null,
    name    text not null,
    kind    text not null,
    shown   boolean not null,
    content bytea not null,
    primary key (mail, at)
);

comment on table mail_part is 'Pictures and files that go with a mail.';
comment on column mail_part.shown is 'Whether it is a picture inside the text, by its name.';
