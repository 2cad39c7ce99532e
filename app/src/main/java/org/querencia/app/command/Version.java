package org.querencia.app.command;

import java.util.Optional;
import org.querencia.store.embedded.EmbeddedPostgres;
import picocli.CommandLine.IVersionProvider;

/// The versions of the program and of what runs inside.
final class Version implements IVersionProvider {

    /// The program's, from the jar it runs from.
    static String program() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }

    static String java() {
        return Runtime.version().toString();
    }

    static String postgres() {
        return EmbeddedPostgres.VERSION;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Querencia " + program()};
    }
}
