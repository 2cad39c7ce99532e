package org.querencia.app.command;

import java.util.List;
import picocli.CommandLine.Command;

/// The program's name, and its commands.
@Command(
        name = "querencia",
        description = "The engine for the whole life of a company's customers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
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
final class Querencia extends Group {
    /// In the order in which they are told. Each is made only where it is needed: see
    /// [CommandLines].
    static final List<Class<?>> COMMANDS =
            List.of(
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
                    Rehearse.class);
}
