-- Sensors: how far each has looked, the alarms they raised, and the mail about them. Not derived from the log: an alarm
-- tells what was believed when it was raised.

create table alarm (
    id      text collate "C" primary key,
    sensor  text collate "C" not null,
    raised  timestamptz not null,
    state   smallint not null,
    content bytea not null
);

create index alarm_raised on alarm (raised desc, id);
create index alarm_sensor on alarm (sensor, raised desc);
create index alarm_lasting on alarm (state) where state <> 4;

comment on column alarm.state is '1 open, 2 acknowledged, 3 muted, 4 over.';
comment on column alarm.content is 'JSON: the whole alarm with what people did about it.';

create table watch (
    sensor  text collate "C" primary key,
    version int not null,
    seen    timestamp,
    verdict smallint,
    alarm   text collate "C" references alarm (id),
    at      timestamptz not null,
    trouble text not null
);

comment on column watch.seen is 'The beginning of the last period looked at, on the clock of the workspace.';
comment on column watch.alarm is 'The one that lasts.';
comment on column watch.trouble is 'Why the last look failed; empty when it did not.';

create table mail (
    id       text collate "C" primary key,
    reader   text not null,
    subject  text not null,
    text     text not null,
    html     text not null,
    made     timestamptz not null,
    state    smallint not null,
    attempts int not null,
    next     timestamptz not null,
    done     timestamptz,
    error    text not null
);

create index mail_due on mail (next, id) where state = 1;
create index mail_made on mail (made desc, id);

comment on column mail.state is '1 waiting, 2 sent, 3 failed, 4 captured.';

create table mail_preference (
    email  text collate "C" primary key references member (email) on delete cascade,
    alarms boolean not null
);

comment on table mail_preference is 'Of users who have said whether they want mail.';
