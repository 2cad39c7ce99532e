package org.querencia.app.demo.silo;

import java.io.IOException;
import java.nio.file.Path;
import org.querencia.app.demo.company.Company;

/// One program or list of the company, with files of its own. Silos are written at the same time:
/// each draws its own lots and touches its own files only.
interface Silo {

    /// Writes the files into `folder` and says in `truth` whose each record is.
    void write(Company company, Path folder, Truth truth) throws IOException;
}
