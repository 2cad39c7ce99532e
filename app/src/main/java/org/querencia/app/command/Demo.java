package org.querencia.app.command;

import java.util.concurrent.Callable;
import org.querencia.app.demo.DemoHost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Runs the server with a small shop's traffic, so that there is something to see.",
            "The first start writes some weeks of history; then visitors come and go, some events a"
                    + " second, through the real collection. Prints a one-time sign-in link."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia demo",
            "  querencia demo --data /tmp/shop --port 9090"
        })
final class Demo implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Option(
            names = "--rate",
            paramLabel = "<events>",
            defaultValue = "4",
            description = "Events a second, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int rate = 4;

    @Override
    public Integer call() {
        if (rate < 1 || rate > 1_000) {
            throw new CommandException(
                    ExitCode.USAGE, "--rate %d: expected 1 to 1000".formatted(rate));
        }
        Output output = common.output();
        DemoHost.run(common.serverSettings(), rate, output::note);
        return ExitCode.DONE.code();
    }
}
