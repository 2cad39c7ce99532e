package org.querencia.app.demo.unify;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Brings files of the demo company into a server, by the same door as any company's.
public interface Unify {

    /// Returns once everything is in the log; profiles may still be on their way.
    ///
    /// @param folder with all files of the company
    /// @param progress is told now and then
    Brought bring(Path folder, Consumer<Progress> progress) throws InterruptedException;

    /// How far it is.
    ///
    /// @param what is being read, such as a file's name
    /// @param share done of it, 0 to 1
    record Progress(String what, double share, long rowsPerSecond, Optional<Long> secondsLeft) {}

    /// What came of it.
    ///
    /// @param rows read: lines of files, documents, events
    /// @param refused rows that could not be taken
    record Brought(long rows, long refused) {
        public static final Brought NOTHING = new Brought(0, 0);

        public Brought and(Brought more) {
            return new Brought(rows + more.rows, refused + more.refused);
        }
    }
}
