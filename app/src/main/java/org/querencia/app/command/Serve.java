package org.querencia.app.command;

import java.util.concurrent.Callable;
import org.querencia.app.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        description = {
            "Runs the server until it is stopped (Ctrl-C or SIGTERM).",
            "Needs nothing: PostgreSQL and DuckDB come with it and live under the data folder."
                    + " Settings also come from querencia.yaml and QUERENCIA_… variables;"
                    + " flags win over both."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia serve",
            "  querencia serve --data /srv/querencia --port 9090",
            "  QUERENCIA_DATABASE_URL=jdbc:postgresql://db/querencia querencia serve"
        })
final class Serve implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Override
    public Integer call() {
        Output output = common.output();
        Host.run(common.serverSettings(), output::note, Output.terminal());
        return ExitCode.DONE.code();
    }
}
