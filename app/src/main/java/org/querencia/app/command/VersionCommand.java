package org.querencia.app.command;

import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "version",
        description = "Tells the versions of the program, Java and the embedded PostgreSQL.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  querencia version --json"})
final class VersionCommand implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Override
    public Integer call() {
        ObjectNode versions =
                ApiClient.object()
                        .put("querencia", Version.program())
                        .put("java", Version.java())
                        .put("postgresql", Version.postgres());
        Output output = common.output();
        output.answer(
                versions,
                () ->
                        output.line(
                                "Querencia %s (Java %s, PostgreSQL %s)"
                                        .formatted(
                                                Version.program(),
                                                Version.java(),
                                                Version.postgres())));
        return ExitCode.DONE.code();
    }
}
