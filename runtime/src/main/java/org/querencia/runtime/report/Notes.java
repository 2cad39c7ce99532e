package org.querencia.runtime.report;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.log.Uuid7;

/// Notes on days. Safe from any thread.
public final class Notes {

    private final Shelf<Note> notes;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Notes(Shelf<Note> notes, InstantSource clock, RandomGenerator random) {
        this.notes = notes;
        this.clock = clock;
        this.random = random;
    }

    /// The latest day first.
    public List<Note> all() {
        return notes.all().stream()
                .sorted(Comparator.comparing(Note::day).reversed().thenComparing(Note::id))
                .toList();
    }

    /// Of these days, both included, the first day first.
    public List<Note> of(Optional<LocalDate> from, Optional<LocalDate> to) {
        return all().reversed().stream()
                .filter(note -> from.filter(note.day()::isBefore).isEmpty())
                .filter(note -> to.filter(note.day()::isAfter).isEmpty())
                .toList();
    }

    public Optional<Note> find(String id) {
        return notes.find(id);
    }

    /// Throws [IllegalArgumentException] for what cannot be kept, in words.
    public Note add(Author author, LocalDate day, String text) {
        Instant now = clock.instant();
        Note note = new Note(Uuid7.at(now, random).toString(), day, text, author.name(), now);
        if (!notes.put(note)) {
            throw new IllegalArgumentException(
                    "there are %,d notes; delete one first".formatted(Shelves.NOTES_MAX));
        }
        return note;
    }

    public boolean delete(Note note) {
        return notes.delete(note.id());
    }
}
