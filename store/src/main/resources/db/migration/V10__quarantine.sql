-- The end of a link that is in another component than the link: such a link does not count, because too many people
-- share that identifier or too much hangs together. Most links have none, so the index costs the others nothing.

alter table link add column outside uuid;

update link l
set outside = case when a.component <> l.component then l.a else l.b end
from anchor a, anchor b
where a.id = l.a and b.id = l.b and (a.component <> l.component or b.component <> l.component);

create index link_outside on link (outside, position) where outside is not null;
