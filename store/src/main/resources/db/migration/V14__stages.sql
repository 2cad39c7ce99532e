-- Stages: where people stand in each model, and how they passed. Derived from the log like the rest of the state;
-- nothing of it is written while no model is active.

create table place (
    model   text collate "C" not null,
    profile uuid not null,
    stage   text collate "C" not null,
    since   timestamptz not null,
    turn    int not null,
    turned  timestamptz not null,
    version int not null,
    primary key (model, profile)
);

create index place_stage on place (model, stage, profile);
create index place_profile on place (profile);

comment on column place.stage is 'Empty for who was in one and is in none.';
comment on column place.turn is 'How often they came to the stage that closes the loop.';

-- Numbered together with movements, by the row of movement_count.
create table passage (
    number     bigint primary key,
    position   bigint not null,
    at         timestamptz not null,
    profile    uuid not null,
    anchor     uuid not null,
    model      text collate "C" not null,
    version    int not null,
    from_stage text collate "C" not null,
    to_stage   text collate "C" not null,
    turn       int not null,
    stayed     bigint not null,
    cause      smallint not null
);

create index passage_profile on passage (profile);
create index passage_anchor on passage (anchor) where anchor <> profile;
create index passage_at on passage (model, at);

comment on table passage is 'Who passed from one stage to another, as it was believed then, in the order in which it was noticed.';
comment on column passage.from_stage is 'Empty for who came into the model; so is to_stage for who left it.';
comment on column passage.stayed is 'Microseconds they were where they came from.';
