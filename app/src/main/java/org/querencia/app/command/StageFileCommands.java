package org.querencia.app.command;

import picocli.CommandLine.Command;

/// Models of stages as files, on the command line.
final class StageFileCommands {

    private StageFileCommands() {}

    @Command(
            name = "export",
            description = "Writes all models of stages as YAML.",
            mixinStandardHelpOptions = true)
    static final class Write extends DefinitionFile.Write {
        Write() {
            super("/api/stage-files");
        }
    }

    @Command(
            name = "import",
            description = "Takes models of stages from a YAML file; those it does not name stay.",
            mixinStandardHelpOptions = true)
    static final class Take extends DefinitionFile.Take {
        Take() {
            super("/api/stage-files");
        }
    }
}
