package org.querencia.core.account;

/// Names a company: the `groupId` of group calls.
public record AccountKey(String id) implements Comparable<AccountKey> {

    public static final int ID_LENGTH_MAX = 128;

    @Override
    public int compareTo(AccountKey other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
