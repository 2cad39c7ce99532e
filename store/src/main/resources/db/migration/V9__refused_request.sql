-- What only its request told of a refused event (which call it was, what its batch said of all
-- events), so that it can be sent again by itself. The body beside it is as it came.

alter table refused_event add column request text not null default '';
