package org.querencia.connect.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.querencia.connect.mapping.Verdict.Note;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportJob.Notice;

/// Counts equal notes, and remembers where the first was.
final class Notices {

    private final Map<Note, Notice> notices = new LinkedHashMap<>();

    void add(Note note, long line) {
        Notice known = notices.get(note);
        if (known != null) {
            notices.put(
                    note, new Notice(note.column(), note.words(), known.rows() + 1, known.line()));
        } else if (notices.size() < ImportJob.NOTICES_MAX) {
            notices.put(note, new Notice(note.column(), note.words(), 1, line));
        }
    }

    /// What an earlier try noted.
    void keep(Notice notice) {
        notices.put(new Note(notice.column(), notice.words()), notice);
    }

    List<Notice> list() {
        return new ArrayList<>(notices.values());
    }
}
