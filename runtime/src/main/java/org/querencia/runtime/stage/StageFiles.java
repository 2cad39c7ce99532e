package org.querencia.runtime.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.stage.StageDesk.Answer;
import org.querencia.runtime.text.YamlText;

/// Models of stages as a YAML file, out and in:
///
///     models:
///       - key: "journey"
///         name: "Recorrido"
///         state: "active"
///         stages:
///           - key: "interest"
///             name: "Interés"
///             enter: "count('Product Viewed', '30d') > 1"
///
/// Each as [StageDefinitions] has it, without version and history.
public final class StageFiles {

    private static final String ROOT = "models";
    private static final Set<String> OF_THE_LOG = Set.of("version", "history");

    private final YamlText yaml;

    public StageFiles(YamlText yaml) {
        this.yaml = yaml;
    }

    /// What became of a file.
    ///
    /// @param changed those that were written, as they are now
    /// @param same how many were as they are
    public record Taken(List<StageModel> changed, int same) {
        public Taken {
            changed = List.copyOf(changed);
        }
    }

    public String write(List<StageModel> models) {
        return yaml.write(
                Fields.of(
                        ROOT, new Items(models.stream().<Value>map(StageFiles::fields).toList())));
    }

    private static Fields fields(StageModel model) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("key", Value.of(model.key()));
        StageDefinitions.value(model)
                .values()
                .forEach((name, value) -> {
                    if (!OF_THE_LOG.contains(name)) {
                        fields.put(name, value);
                    }
                });
        return new Fields(fields);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public List<StageModel> read(String text) {
        Fields content = yaml.read(text);
        if (!content.values().keySet().equals(Set.of(ROOT))
                || !(content.get(ROOT).orElseThrow() instanceof Items(List<Value> items))) {
            throw new IllegalArgumentException("expected 'models:' and a list of them");
        }
        List<StageModel> models = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Value item : items) {
            try {
                models.add(model(YamlText.object(item)));
            } catch (IllegalArgumentException wrong) {
                throw YamlText.wrong(ROOT, models.size(), wrong);
            }
            String key = models.getLast().key();
            if (!keys.add(key)) {
                throw new IllegalArgumentException("model '%s' is there twice".formatted(key));
            }
        }
        return models;
    }

    private static StageModel model(Fields fields) {
        String key =
                fields.text("key").orElseThrow(() -> new IllegalArgumentException("key: missing"));
        Map<String, Value> rest = new LinkedHashMap<>(fields.values());
        rest.remove("key");
        for (String name : OF_THE_LOG) {
            if (rest.containsKey(name)) {
                throw new IllegalArgumentException(name + ": is counted by the log");
            }
        }
        return StageDefinitions.read(key, new Fields(rest));
    }

    /// Puts the models of a file in the place of those of their keys; others stay, and so do those
    /// that are the same. Nothing is written where one of them cannot be; each is checked beside
    /// those in force. Throws [IllegalArgumentException] that says what is wrong.
    public Taken take(StageDesk desk, Author author, String text) {
        List<StageModel> models = read(text);
        List<StageModel> wanted =
                models.stream()
                        .filter(model ->
                                desk.find(model.key())
                                        .filter(now -> fields(now).equals(fields(model)))
                                        .isEmpty())
                        .toList();
        return switch (desk.write(author, wanted)) {
            case Answer.Done(List<StageModel> changed, boolean _) ->
                    new Taken(changed, models.size() - changed.size());
            case Answer.Refused(String why) -> throw new IllegalArgumentException(why);
        };
    }
}
