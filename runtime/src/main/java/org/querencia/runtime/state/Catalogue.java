package org.querencia.runtime.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.Article.Word;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Texts;

/// Reading the catalogue, as committed. Safe from any thread.
public interface Catalogue {

    /// How much of a product's name, key, brand and SKU the search knows.
    int TEXT_LENGTH_MAX = 600;

    int CATEGORIES_MAX = 500;

    Map<ArticleKey, Article> articles(Collection<ArticleKey> keys);

    /// Products by key, after `after`; at most `limit`.
    List<Article> list(Filter filter, Optional<ArticleKey> after, int limit);

    /// The categories there are, by name; at most [#CATEGORIES_MAX].
    List<String> categories();

    /// How many products there are.
    long size();

    /// What of a product is searched.
    static String searched(Article article) {
        return Texts.cut(
                Folding.of(
                        String.join(
                                " ",
                                article.word(Word.NAME),
                                article.key().id(),
                                article.word(Word.BRAND),
                                article.word(Word.SKU))),
                TEXT_LENGTH_MAX);
    }

    /// Which products.
    ///
    /// @param text each of its words is found in name, key, brand or SKU, whatever the case and
    ///   accents; empty for all
    /// @param category exactly that; empty for all
    record Filter(String text, String category) {
        public static final Filter ALL = new Filter("", "");

        /// The words of the text, folded as they are searched; at most six.
        public List<String> words() {
            return Stream.of(Folding.of(Texts.cut(text, TEXT_LENGTH_MAX)).split(" "))
                    .filter(word -> !word.isEmpty())
                    .limit(6)
                    .toList();
        }

        /// Whether a product is one of them.
        public boolean takes(Article article) {
            String searched = searched(article);
            return (category.isEmpty() || category.equals(article.word(Word.CATEGORY)))
                    && words().stream().allMatch(searched::contains);
        }
    }
}
