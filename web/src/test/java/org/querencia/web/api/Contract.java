package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The OpenAPI document, read as a contract: every answer of every test is held against it.
final class Contract {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract read() {
        InputStream in = Contract.class.getResourceAsStream("/openapi.yaml");
        return new Contract(
                YAMLMapper.builder().build().readTree(java.util.Objects.requireNonNull(in)));
    }

    /// Every operation as `GET /api/sources`.
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path ->
                        path.getValue().propertyNames().stream()
                                .filter(METHODS::contains)
                                .map(method -> method.toUpperCase(java.util.Locale.ROOT))
                                .forEach(method -> operations.add(method + " " + path.getKey())));
        return operations;
    }

    Optional<JsonNode> operation(String method, String path) {
        return document.get("paths").properties().stream()
                .filter(entry -> matches(entry.getKey(), path))
                .min(java.util.Comparator.comparing(entry -> entry.getKey().contains("{")))
                .map(entry -> entry.getValue().get(method.toLowerCase(java.util.Locale.ROOT)))
                .filter(java.util.Objects::nonNull);
    }

    /// The paths whose answer is a list: `{"items":[…]}`.
    Set<String> lists() {
        return document.get("paths").properties().stream()
                .filter(path -> !listed(path.getValue()).isMissingNode())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private JsonNode listed(JsonNode path) {
        JsonNode schema =
                path.at("/get/responses/200/content").path("application/json").path("schema");
        return resolved(schema).path("properties").path("items");
    }

    /// The parameters a GET of the path takes, as `in name`.
    Set<String> parameters(String path) {
        return document.get("paths")
                .get(path)
                .at("/get/parameters")
                .valueStream()
                .map(this::resolved)
                .map(parameter ->
                        parameter.get("in").asString() + " " + parameter.get("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean matches(String template, String path) {
        return path.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    /// Fails unless the answer is one the document promises for this operation.
    void assertPromised(String method, String path, int status, String mediaType, String body) {
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            assertThat(path.startsWith("/api/") && status < 400)
                    .as("%s %s is not in the document", method, path)
                    .isFalse();
            return;
        }
        JsonNode responses = operation.get().get("responses");
        JsonNode promised = responses.path(Integer.toString(status));
        JsonNode response =
                resolved(promised.isMissingNode() ? responses.path("default") : promised);
        JsonNode content = response.path("content").path(mediaType.split(";", 2)[0]);
        assertThat(content.isMissingNode())
                .as(
                        "%s %s answered %d as %s, which is not promised",
                        method, path, status, mediaType)
                .isFalse();
        if (mediaType.contains("json") && !mediaType.contains("jsonl")) {
            List<Error> wrong = schema(content.get("schema")).validate(body, InputFormat.JSON);
            assertThat(wrong).as("%s %s %d: %s", method, path, status, body).isEmpty();
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    private Schema schema(JsonNode schema) {
        return schemas.computeIfAbsent(
                schema.toString(),
                _ -> {
                    ObjectNode whole = JSON.createObjectNode();
                    whole.putArray("allOf").add(schema);
                    whole.set("components", document.get("components"));
                    return REGISTRY.getSchema(whole);
                });
    }

    /// Names of schemas nobody refers to.
    Set<String> unusedSchemas() {
        String text = document.toString();
        return document.get("components").get("schemas").propertyNames().stream()
                .filter(name -> !text.contains("#/components/schemas/" + name + "\""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
