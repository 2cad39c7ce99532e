package org.querencia.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The program's name, and its commands.
@Command(
        name = "querencia",
        description = "The engine for the whole life of a company's customers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Serve.class,
            Demo.class,
            ImportCommands.class,
            ProfileCommands.class,
            PersonCommands.class,
            ProductCommands.class,
            SegmentCommands.class,
            SensorCommands.class,
            AlarmCommands.class,
            PlanCommands.class,
            PlannerCommands.class,
            TargetCommands.class,
            BenchmarkCommands.class,
            NoteCommands.class,
            ViewCommands.class,
            ChannelCommands.class,
            HomeCommand.class,
            StageCommands.class,
            ListCommands.class,
            EndpointCommands.class,
            PlaceCommands.class,
            ScoreCommands.class,
            CallCommands.class,
            ReviewCommands.class,
            MeasureCommand.class,
            FunnelCommand.class,
            SqlCommand.class,
            PathsCommand.class,
            BasketCommand.class,
            DefinitionCommands.class,
            Link.class,
            LinkageCommands.class,
            Export.class,
            AttributeCommand.class,
            Bench.class,
            Doctor.class,
            Backup.class,
            Restore.class,
            UserCommands.class,
            KeyCommands.class,
            VersionCommand.class,
            Completion.class,
            Rehearse.class
        },
        footer = {
            "",
            "Examples:",
            "  querencia demo                              try it, with a small shop's live traffic",
            "  querencia serve                             everything embedded, under ~/.querencia",
            "  querencia import ventas.csv --source erp    bring in a file of your own",
            "  querencia profile find email:ana@x.co",
            "  querencia doctor",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong arguments or settings, 3 not found,",
            "4 the machine or a server lacks something, 5 refused."
        })
final class Querencia implements Runnable {
    // Reason: picocli sets it before anything runs.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine line = spec.commandLine();
        line.usage(line.getOut());
    }
}
