package org.querencia.web.console.list;

import java.util.ArrayList;
import java.util.List;
import org.querencia.runtime.segment.ListDesk.Change;
import org.querencia.runtime.segment.ListDesk.Read;
import org.querencia.runtime.segment.ListPeople.Answer;
import org.querencia.web.console.frame.Formats;

/// What became of a change of a list, as its page shows it.
///
/// @param change by which it can be taken back; empty for a trial
/// @param people who were put on the list or taken off, in words
/// @param rows of the file, in words; empty when there was none
/// @param more how many rows that name nobody are not shown
/// @param cut whether the file has rows that were not read
public record ReadView(
        String change,
        boolean trial,
        String people,
        String rows,
        String found,
        List<Other> others,
        int more,
        boolean cut) {

    /// A row that changed nothing.
    ///
    /// @param result `nobody`, `several` or `unreadable`
    public record Other(long line, String result, String cells) {}

    static ReadView of(Change change, Formats formats) {
        String people = formats.number(change.people());
        return new ReadView(change.id(), false, people, "", "", List.of(), 0, false);
    }

    static ReadView of(Read read, boolean trial, int most, Formats formats) {
        List<Other> others = new ArrayList<>();
        int found = 0;
        for (Answer answer : read.answers()) {
            switch (answer) {
                case Answer.Found _ -> found++;
                case Answer.Nobody _ -> others.add(other(answer, "nobody"));
                case Answer.Several _ -> others.add(other(answer, "several"));
                case Answer.Unreadable _ -> others.add(other(answer, "unreadable"));
            }
        }
        return new ReadView(
                trial ? "" : read.change().id(),
                trial,
                formats.number(read.change().people()),
                formats.number(read.answers().size()),
                formats.number(found),
                others.stream().limit(most).toList(),
                Math.max(0, others.size() - most),
                !read.whole());
    }

    private static Other other(Answer answer, String result) {
        return new Other(answer.line().number(), result, String.join(" · ", answer.line().cells()));
    }
}
