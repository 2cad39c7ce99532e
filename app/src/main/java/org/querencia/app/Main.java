package org.querencia.app;

import org.querencia.app.command.CommandLines;

/// Where the program starts.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLines.make(arguments).execute(arguments));
    }
}
