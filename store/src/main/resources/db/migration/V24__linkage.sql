-- What linkage must know after a restart: its settings, its model, and how far it looked. The model
-- can be learned again.

create table linkage (
    part    text collate "C" primary key,
    content bytea not null
);

comment on column linkage.part is 'settings, model or looked.';
