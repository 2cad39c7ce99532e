package org.querencia.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.querencia.app.client.ApiClient;
import org.querencia.app.doctor.Checkup;
import org.querencia.app.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "doctor",
        description = {
            "Looks whether this machine has what a server needs, and says how to mend what lacks.",
            "Changes nothing. Exit code 4 when something must be mended."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  querencia doctor", "  querencia doctor --json"})
final class Doctor implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Override
    public Integer call() {
        Output output = common.output();
        List<Finding> findings = new Checkup(common.settings()).findings();
        boolean well = findings.stream().noneMatch(one -> one.state() == Finding.State.BAD);
        ObjectNode answer = ApiClient.object().put("well", well);
        ArrayNode checks = answer.putArray("checks");
        findings.forEach(one ->
                checks.addObject()
                        .put("name", one.name())
                        .put("state", one.state().name().toLowerCase(java.util.Locale.ROOT))
                        .put("detail", one.detail())
                        .put("mend", one.mend()));
        output.answer(answer, () -> lines(findings).forEach(output::line));
        return (well ? ExitCode.DONE : ExitCode.CANNOT_RUN).code();
    }

    private static List<String> lines(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        for (Finding one : findings) {
            String mark =
                    switch (one.state()) {
                        case WELL -> "@|green well|@";
                        case DOUBTFUL -> "@|yellow look|@";
                        case BAD -> "@|red bad |@";
                    };
            lines.add(Ansi.AUTO.string(mark) + "  %-12s %s".formatted(one.name(), one.detail()));
            if (!one.mend().isEmpty()) {
                lines.add("      %-12s mend: %s".formatted("", one.mend()));
            }
        }
        return lines;
    }
}
