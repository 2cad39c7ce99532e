package org.querencia.connect.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.querencia.connect.mapping.Verdict.Note;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportJob.Notice;

/// Counts equal notes, and remembers where the first was.
final class Notices {

    private final Locale language;
    private final Map<Said, Notice> notices = new LinkedHashMap<>();

    private record Said(String column, String words) {}

    Notices(Locale language) {
        this.language = language;
    }

    void add(Note note, long line) {
        Said said = new Said(note.column(), note.words().in(language));
        Notice known = notices.get(said);
        if (known != null) {
            notices.put(
                    said, new Notice(said.column(), said.words(), known.rows() + 1, known.line()));
        } else if (notices.size() < ImportJob.NOTICES_MAX) {
            notices.put(said, new Notice(said.column(), said.words(), 1, line));
        }
    }

    /// What an earlier try noted.
    void keep(Notice notice) {
        notices.put(new Said(notice.column(), notice.words()), notice);
    }

    List<Notice> list() {
        return new ArrayList<>(notices.values());
    }
}
