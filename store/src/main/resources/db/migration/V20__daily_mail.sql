-- Sellers get their list of calls by mail, once a day at an hour of their own.

alter table mail_preference alter column alarms drop not null;
alter table mail_preference add column calls_hour smallint check (calls_hour between 0 and 23);

comment on column mail_preference.alarms is 'Whether they want mail of alarms; null while they have not said.';
comment on column mail_preference.calls_hour is 'The hour of the local day from which the list is sent; null for no mail.';
