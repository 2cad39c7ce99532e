package org.querencia.app.command;

import java.util.List;

/// Examples of the commands for what stands around measures; each list of ids has one that is made
/// just before.
final class ReportExamples {
    static final List<String> ALL =
            List.of(
                    "target set revenue 5000000 --period month",
                    "target list",
                    "target show %target%",
                    "target history revenue",
                    "target delete %target%",
                    "benchmark add conversion Furniture 0.01 --to 0.03 --source survey --day 2026-03-01",
                    "benchmark list",
                    "benchmark delete %benchmark%",
                    "note add 2026-11-01 Rise",
                    "note list",
                    "note delete %note%",
                    "view keep Orders orders --query period=12m&by=month&compare=year --pin sales",
                    "view list",
                    "view run %view%",
                    "view mail %view% --to ana@x.co",
                    "view show %view%",
                    "view stop %view% %mail%",
                    "view delete %view%",
                    "channel name meta fb ig",
                    "channel list",
                    "channel seen --from 2026-01-01",
                    "channel forget fb",
                    "channel forget meta",
                    "home");

    private ReportExamples() {}
}
