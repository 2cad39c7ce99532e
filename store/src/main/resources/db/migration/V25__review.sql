-- Pairs of people who may be one, what was said of them, and what was counted at the end of each month. The decisions
-- themselves are facts in the log.

create table review_pair (
    number        bigint primary key,
    one           uuid not null,
    other         uuid not null,
    state         smallint not null,
    probability   float8 not null,
    model         text not null,
    contributions bytea not null,
    proposed_at   timestamptz not null,
    skips         int not null,
    judgement     text collate "C",
    label         bigint,
    same          boolean,
    judged_at     timestamptz,
    judged_by     text,
    batch         text collate "C",
    held          boolean,
    unique (one, other)
) with (fillfactor = 80);

create index review_pair_waiting on review_pair (skips, probability desc, number) where state = 1;
create index review_pair_probable on review_pair (probability desc, number) where state = 1;
create unique index review_pair_label on review_pair (label) where state = 2;
create index review_pair_judgement on review_pair (judgement) where state = 2;
create index review_pair_batch on review_pair (batch) where state = 2;

comment on column review_pair.one is 'The smaller id of the two people.';
comment on column review_pair.state is '1 waiting, 2 judged, 3 closed: nobody needs to look at it.';
comment on column review_pair.contributions is 'JSON: what each field said when it was proposed.';
comment on column review_pair.label is 'Grows with each judgement.';
comment on column review_pair.held is 'Whether facts in the log hold it.';

create table hygiene (
    month   date primary key,
    content bytea not null
);

comment on table hygiene is 'What was counted when a month had ended, by its first day, as JSON.';

create table hygiene_reader (
    email text collate "C" primary key
);

comment on table hygiene_reader is 'Who gets it by mail.';
