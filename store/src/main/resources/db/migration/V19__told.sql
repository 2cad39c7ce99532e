-- Other systems may be told of passages and alarms, too.

alter table endpoint add topics text[] not null default '{segments}';

comment on column endpoint.topics is 'What it hears of: segments, stages, alarms.';

-- What is to be told of alarms, in one order with movements and passages: numbered by the row of movement_count.
create table alarm_news (
    number bigint primary key,
    alarm  text collate "C" not null references alarm (id) on delete cascade,
    ended  boolean not null,
    unique (alarm, ended)
);
