package org.querencia.runtime.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.querencia.runtime.text.Nearest;
import org.querencia.science.attribution.Model;

/// A model by the name people call it.
public record NamedModel(String name, Model model) {

    /// Stands for all of them, side by side.
    public static final String ALL = "all";

    public static final List<String> NAMES =
            List.of(
                    "first",
                    "last",
                    "last-non-direct",
                    "linear",
                    "time-decay",
                    "position",
                    "markov",
                    "shapley");

    /// What the models that can be told something are told.
    ///
    /// @param direct names of channels that say nothing of where somebody came from
    public record Settings(
            int order,
            boolean nulls,
            Model.Worth worth,
            int samples,
            long seed,
            Set<String> direct) {}

    /// The one of that name, or all. Throws [IllegalArgumentException] for other names, and for
    /// settings that cannot be.
    public static List<NamedModel> of(String name, Settings settings) {
        List<NamedModel> models = new ArrayList<>();
        for (String one : name.equals(ALL) ? NAMES : List.of(name)) {
            models.add(new NamedModel(one, model(one, settings)));
        }
        return models;
    }

    private static Model model(String name, Settings settings) {
        return switch (name) {
            case "first" -> new Model.First();
            case "last" -> new Model.Last();
            case "last-non-direct" -> new Model.LastNonDirect(settings.direct());
            case "linear" -> new Model.Linear();
            case "time-decay" -> Model.TimeDecay.USUAL;
            case "position" -> Model.Position.USUAL;
            case "markov" -> new Model.Markov(settings.order(), settings.nulls());
            case "shapley" ->
                    new Model.Shapley(settings.worth(), settings.samples(), settings.seed());
            default -> throw new IllegalArgumentException(unknown(name));
        };
    }

    private static String unknown(String name) {
        List<String> known = new ArrayList<>(NAMES);
        known.add(ALL);
        return "there is no model '%s'%s; there are %s"
                .formatted(
                        name,
                        Nearest.to(name, known).map("; did you mean '%s'?"::formatted).orElse(""),
                        String.join(", ", known));
    }
}
