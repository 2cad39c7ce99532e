package org.querencia.store.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.runtime.codec.ArticleCodec;
import org.querencia.runtime.state.Catalogue;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Reads the catalogue out of the table `article`.
public final class PostgresCatalogue implements Catalogue {

    private final Reader reader;

    public PostgresCatalogue(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Map<ArticleKey, Article> articles(Collection<ArticleKey> keys) {
        return reader.read(connection -> Loading.articles(connection, keys));
    }

    /// One pass along the key; a catalogue has thousands of products, not millions.
    @Override
    public List<Article> list(Filter filter, Optional<ArticleKey> after, int limit) {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        """
                        select content from article
                        where id > ? and (? = '' or category = ?)
                            and not exists (select from unnest(?::text[]) as w (word) where strpos(search, word) = 0)
                        order by id limit ?
                        """,
                        row -> ArticleCodec.read(row.getBytes(1)),
                        after.map(ArticleKey::id).orElse(""),
                        filter.category(),
                        filter.category(),
                        Columns.texts(connection, filter.words(), word -> word),
                        limit));
    }

    @Override
    public List<String> categories() {
        return reader.read(connection ->
                Rows.list(
                        connection,
                        "select distinct category from article where category <> '' order by category limit ?",
                        row -> row.getString(1),
                        CATEGORIES_MAX));
    }

    @Override
    public long size() {
        return reader.read(connection ->
                Rows.single(connection, "select count(*) from article", row -> row.getLong(1)));
    }
}
