package org.querencia.core.catalogue;

/// Names a product of the catalogue: its `product_id`, else its SKU.
public record ArticleKey(String id) implements Comparable<ArticleKey> {

    public static final int ID_LENGTH_MAX = 200;

    @Override
    public int compareTo(ArticleKey other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
