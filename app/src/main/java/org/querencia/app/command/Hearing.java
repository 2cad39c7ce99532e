package org.querencia.app.command;

import java.util.List;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a webhook is to hear of, as options.
final class Hearing {

    @Option(
            names = "--about",
            paramLabel = "<topic>",
            description = "segments, stages or alarms; may be repeated. Default: segments.")
    private List<String> topics = List.of();

    @Option(
            names = "--segment",
            paramLabel = "<key>",
            description = "Hears of this segment; may be repeated. 'all' for all, as usual.")
    private List<String> segments = List.of();

    /// What is not named is left out.
    void put(ObjectNode body) {
        if (!topics.isEmpty()) {
            ArrayNode named = body.putArray("topics");
            topics.forEach(named::add);
        }
        if (!segments.isEmpty()) {
            ArrayNode named = body.putArray("segments");
            segments.stream().filter(key -> !key.equals("all")).forEach(named::add);
        }
    }
}
