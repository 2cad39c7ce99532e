package org.querencia.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that only holds others: alone it tells of them.
abstract class Group implements Runnable {
    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public final void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
