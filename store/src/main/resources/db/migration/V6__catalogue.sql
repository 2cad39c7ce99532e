-- The catalogue: derived from the log like the rest of the state.

create table article (
    id       text collate "C" primary key,
    category text collate "C" not null,
    search   text not null,
    content  bytea not null
) with (fillfactor = 80);

create index article_category on article (category, id);

comment on table article is 'Products as the catalogue knows them, each with its price history, stock and competitors'' prices.';
comment on column article.category is 'Empty while none was told.';
comment on column article.search is 'Name, key, brand and SKU: lower case, without accents.';
