package org.querencia.app.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.querencia.app.client.ApiClient;
import org.querencia.app.demo.DemoHost;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Company.Plan;
import org.querencia.app.demo.company.Period;
import org.querencia.app.demo.silo.CompanyFiles;
import org.querencia.app.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Runs the server with a whole company to look at: two years of its shops, site, WhatsApp"
                    + " line, invoices and lists.",
            "The first start writes the company's files and brings them in while the console is open"
                    + " already, then tells how well its people were found. After that visitors come"
                    + " and go. Prints a one-time sign-in link."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  querencia demo",
            "  querencia demo --data /tmp/shop --port 9090",
            "  querencia demo --files /tmp/files --seed 7 --until 2026-06-30"
        })
final class Demo implements Callable<Integer> {
    @Mixin private final Common common = new Common();

    @Option(
            names = "--rate",
            paramLabel = "<events>",
            defaultValue = "4",
            description =
                    "Live events a second, 1 to 1000, or 0 for none. Default: ${DEFAULT-VALUE}.")
    private int rate = 4;

    @Option(
            names = "--files",
            paramLabel = "<folder>",
            description = "Only write the company's files there; no server is started.")
    private @Nullable Path files;

    @Option(
            names = "--seed",
            paramLabel = "<number>",
            description = "Which company: the same one for the same seed and day. Default: 1.")
    private @Nullable Long seed;

    @Option(
            names = "--until",
            paramLabel = "<yyyy-mm-dd>",
            description = "The day before which everything happened. Default: today.")
    private @Nullable LocalDate until;

    @Override
    public Integer call() {
        if (rate < 0 || rate > 1_000) {
            throw new CommandException(
                    ExitCode.USAGE, "--rate %d: expected 0 to 1000".formatted(rate));
        }
        Output output = common.output();
        if (files != null) {
            write(files, output);
            return ExitCode.DONE.code();
        }
        Settings settings = common.serverSettings();
        Plan plan = DemoHost.plan(settings).map(this::same).orElseGet(this::plan);
        DemoHost.run(settings, plan, rate, output::note);
        return ExitCode.DONE.code();
    }

    private void write(Path folder, Output output) {
        Plan plan = plan();
        Company company = Company.of(plan);
        int records = CompanyFiles.write(company, folder);
        output.answer(
                ApiClient.object()
                        .put("folder", folder.toAbsolutePath().toString())
                        .put("seed", plan.seed())
                        .put("until", plan.until().toString())
                        .put("people", plan.people())
                        .put("orders", company.purchases().size())
                        .put("records", records),
                () ->
                        output.line(
                                "%s: %d people with %d orders in %d records, %s to %s"
                                        .formatted(
                                                folder,
                                                plan.people(),
                                                company.purchases().size(),
                                                records,
                                                company.period().from(),
                                                plan.until().minusDays(1))));
    }

    private Plan plan() {
        return new Plan(
                Optional.ofNullable(seed).orElse(Plan.SEED_DEFAULT),
                Optional.ofNullable(until).orElseGet(() -> LocalDate.now(Period.ZONE)),
                Plan.PEOPLE_DEFAULT);
    }

    /// What is there already cannot be another company.
    private Plan same(Plan there) {
        boolean other =
                (seed != null && seed != there.seed())
                        || (until != null && !until.equals(there.until()));
        if (other) {
            throw new CommandException(
                    ExitCode.REFUSED,
                    "the data folder holds the demo company of --seed %d --until %s; choose another"
                                    .formatted(there.seed(), there.until())
                            + " folder with --data");
        }
        return there;
    }
}
