package org.querencia.core.order;

/// Names an order: the same namespace and id is the same order, whichever source tells it.
public record OrderKey(String namespace, String id) implements Comparable<OrderKey> {

    public static final int ID_LENGTH_MAX = 128;

    @Override
    public int compareTo(OrderKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return namespace + "/" + id;
    }
}
