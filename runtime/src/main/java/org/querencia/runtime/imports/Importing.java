package org.querencia.runtime.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.ImportId;

/// Imports: what API, console and command line do with files of a company's own. Safe from any
/// thread.
///
/// What cannot be done throws [ImportRefusedException]. What is read of files comes back as values:
/// a bad row never stops the good ones beside it.
public interface Importing {

    /// Keeps a file that is being sent. Throws [ImportRefusedException] when it is larger than the
    /// server takes, [IOException] when the sender breaks off; then nothing of it stays.
    Upload upload(String name, InputStream content) throws IOException;

    /// Newest first.
    List<Upload> uploads();

    Optional<Upload> upload(UploadId id);

    /// Forgets a file; imports that read it can then no longer be resumed.
    void delete(UploadId id);

    /// Reads the beginning of a file and says how it is written and what it may be.
    Detection detect(UploadId upload);

    /// What a mapping makes of the first rows.
    Preview preview(List<UploadId> uploads, String mapping);

    /// Making such mappings.
    Mappings mappings();

    /// Puts an import behind those that wait; it runs by itself.
    ImportJob start(ImportOrder order);

    /// Newest first, ids before `before`.
    List<ImportJob> imports(Optional<ImportId> before, int limit);

    Optional<ImportJob> find(ImportId id);

    /// The first rejected rows; at most `limit`.
    List<Reject> rejects(ImportId id, int limit);

    /// Writes the reject file: CSV in UTF-8 with `line`, `column`, `value`, `reason`, then the
    /// row's own columns. What a spreadsheet would take for a formula is defused.
    void writeRejects(ImportId id, OutputStream out) throws IOException;

    /// Stops a waiting or running import at its next checkpoint.
    ImportJob cancel(ImportId id);

    /// Goes on with a stopped or failed import where it was.
    ImportJob resume(ImportId id);

    /// Takes back everything an import brought in, exactly; its rows may be imported again.
    ///
    /// @param by who wants it
    ImportJob undo(ImportId id, String by);

    /// Undoes an import and does it again, with another mapping if one is given.
    ///
    /// @return the new import
    ImportJob redo(ImportId id, Optional<String> mapping, String by);

    List<ImportSchedule> schedules();

    /// Makes or changes the schedule of that name.
    ImportSchedule save(ImportSchedule schedule);

    void deleteSchedule(String name);
}
