package org.querencia.store.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.NewEntry;
import org.querencia.runtime.log.NewEntry.Remember;

/// Entries on their way into the log: which of them are new, and where each will be.
final class Batch {

    private final List<NewEntry> entries;
    private final UUID[] hashes;
    private final boolean[] fresh;

    private Batch(List<NewEntry> entries, UUID[] hashes, boolean[] fresh) {
        this.entries = entries;
        this.hashes = hashes;
        this.fresh = fresh;
    }

    /// Of equal messages the first counts as new.
    static Batch of(List<NewEntry> entries) {
        UUID[] hashes = new UUID[entries.size()];
        boolean[] fresh = new boolean[entries.size()];
        Set<UUID> seen = HashSet.newHashSet(entries.size());
        MessageDigest digest = sha256();
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash(digest, entries.get(i).source(), entries.get(i).messageId());
            fresh[i] = seen.add(hashes[i]);
        }
        return new Batch(entries, hashes, fresh);
    }

    /// The same batch without those that were stored before.
    Batch without(Set<UUID> known) {
        boolean[] left = fresh.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] &= !known.contains(hashes[i]);
        }
        return new Batch(entries, hashes, left);
    }

    /// The hash of a message with the day it may be forgotten by; empty: never.
    record Memory(UUID hash, Optional<LocalDate> day) {}

    /// What to remember of the new entries, in the order of the index: neighbours are written
    /// together.
    Memory[] memories() {
        Memory[] memories =
                freshIndexes().stream()
                        .map(i -> memory(hashes[i], entries.get(i)))
                        .toArray(Memory[]::new);
        Arrays.sort(memories, (a, b) -> unsigned(a.hash(), b.hash()));
        return memories;
    }

    List<NewEntry> fresh() {
        return freshIndexes().stream().map(entries::get).toList();
    }

    UUID[] hashes() {
        return hashes.clone();
    }

    /// What became of each entry when the new ones follow `head`.
    List<Appended> answers(Position head) {
        List<Appended> answers = new ArrayList<>(fresh.length);
        Position last = head;
        for (boolean isFresh : fresh) {
            if (isFresh) {
                last = last.next();
                answers.add(new Appended.Stored(last));
            } else {
                answers.add(new Appended.Duplicate());
            }
        }
        return answers;
    }

    private List<Integer> freshIndexes() {
        List<Integer> indexes = new ArrayList<>(fresh.length);
        for (int i = 0; i < fresh.length; i++) {
            if (fresh[i]) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    private static Memory memory(UUID hash, NewEntry entry) {
        return new Memory(
                hash,
                entry.remember() == Remember.FOREVER
                        ? Optional.empty()
                        : Optional.of(LocalDate.ofInstant(entry.receivedAt(), ZoneOffset.UTC)));
    }

    /// PostgreSQL orders uuids as bytes, Java as signed numbers.
    private static int unsigned(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    static UUID hash(SourceKey source, String messageId) {
        return hash(sha256(), source, messageId);
    }

    private static UUID hash(MessageDigest digest, SourceKey source, String messageId) {
        digest.update(source.value().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(messageId.getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
