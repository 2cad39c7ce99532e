-- Scenarios of planners: numbers somebody keeps under a name. Nothing is derived from them.

create table scenario (
    id      text collate "C" primary key,
    planner text not null,
    name    text not null,
    inputs  text[] not null,
    numbers float8[] not null,
    starts  date,
    author  text not null,
    made    timestamptz not null
);

create index scenario_made on scenario (made desc, id);

comment on column scenario.numbers is 'Of the inputs, in the same order.';
comment on column scenario.starts is 'The day from which what came is held against it.';
