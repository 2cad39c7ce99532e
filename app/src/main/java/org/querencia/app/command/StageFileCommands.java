package org.querencia.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Models of stages as files, on the command line.
final class StageFileCommands {

    private StageFileCommands() {}

    @Command(
            name = "export",
            description = "Writes all models of stages as YAML.",
            mixinStandardHelpOptions = true)
    static final class Write implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        @Option(
                names = "--to",
                paramLabel = "<file>",
                description = "Where to, in place of what is there. Default: standard output.")
        private @Nullable Path to;

        @Override
        public Integer call() {
            return SegmentFileCommands.write(common, "/api/stage-files", to);
        }
    }

    @Command(
            name = "import",
            description = "Takes models of stages from a YAML file; those it does not name stay.",
            mixinStandardHelpOptions = true)
    static final class Take implements Callable<Integer> {
        @Mixin private final Common common = new Common();

        // Reason: picocli sets it before anything runs.
        @SuppressWarnings("NullAway.Init")
        @Parameters(paramLabel = "<file>")
        private Path file;

        @Override
        public Integer call() {
            return DefinitionFile.take(common, "/api/stage-files", file);
        }
    }
}
