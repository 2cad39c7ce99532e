package org.querencia.app.command;

import picocli.CommandLine.Option;

/// What every command that touches data takes: where it is, and how to answer.
final class Common extends Reaching {

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "How to answer: text (default) or json.")
    private Format format = Format.TEXT;

    enum Format {
        TEXT,
        JSON
    }

    @Override
    boolean asksForJson() {
        return format == Format.JSON;
    }
}
