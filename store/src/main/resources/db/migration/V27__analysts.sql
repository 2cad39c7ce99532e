-- What analysts asked and keep, and the logins of the read-only connection. Nothing is derived from them.

create table sql_asked (
    who    text collate "C" not null,
    at     timestamptz not null,
    sql    text not null,
    rows   bigint not null,
    millis bigint not null,
    fault  text not null
);

create index sql_asked_who on sql_asked (who, at desc);

create table sql_question (
    id      text collate "C" primary key,
    name    text collate "C" not null,
    sql     text not null,
    author  text not null,
    made    timestamptz not null,
    columns text[],
    types   text[],
    cells   text[],
    more    boolean,
    millis  bigint
);

comment on column sql_question.cells is 'Of the answer, row by row; all five are null without one.';

create table sql_login (
    name     text collate "C" primary key,
    verifier text not null,
    author   text not null,
    made     timestamptz not null
);

comment on column sql_login.verifier is 'SCRAM-SHA-256; the password is stored nowhere.';
