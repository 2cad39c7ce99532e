package org.querencia.app.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.client.ApiException;
import org.querencia.app.client.UnreachableException;
import org.querencia.app.load.ServerProcess;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Presets;
import tools.jackson.databind.JsonNode;

/// Kills a server in the middle of an import, of taking it back, and of erasing somebody; lets each
/// be finished, and holds what is there against a server that did the same in peace.
public final class CutRun {

    private static final double FAR_ENOUGH = 0.3;

    /// An address of one person alone: asked for again, nobody else is meant by it.
    private static final String FORGOTTEN = "email:u77@example.co";

    private static final String MAPPING =
            """
            kind: orders
            currency: COP
            person:
              identifiers: {email: correo, user_id: cliente}
              traits: {name: nombre}
            fields: {order_id: pedido, date: fecha, product_id: sku, quantity: cant, price: precio}
            """;

    /// @param rows of the file that is imported
    /// @param seed of the moments at which it is killed
    public record Plan(int rows, long seed) {}

    /// @param cuts what each kill came upon: `running`, `undoing`, `erasing`
    /// @param faults what is otherwise than on the undisturbed server, or than a replay makes it
    public record Report(
            long seed, long orders, long people, List<String> cuts, List<String> faults) {
        public Report {
            cuts = List.copyOf(cuts);
            faults = List.copyOf(faults);
        }
    }

    private final Plan plan;
    private final RandomGenerator random;
    private final Consumer<String> say;
    private final List<String> cuts = new ArrayList<>();

    /// @param say tells people how far it is
    public CutRun(Plan plan, Consumer<String> say) {
        this.plan = plan;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(plan.seed());
        this.say = say;
    }

    /// @param folder holds nothing yet
    public Report run(Path folder) {
        Path file = file(folder);
        Path shot = folder.resolve("shot");
        disturbed(shot, file);
        try (Application one = Application.start(Settings.local(shot));
                Application other = Application.start(calm(folder.resolve("calm")))) {
            undisturbed(other, file);
            if (!one.awaitCaughtUp(Watch.PATIENCE) || !other.awaitCaughtUp(Watch.PATIENCE)) {
                throw new IllegalStateException("the servers do not catch up with their logs");
            }
            List<String> faults = new ArrayList<>(new Replay(one, false).differences());
            Standing found = Standing.of(one);
            found.differences(Standing.of(other)).forEach(faults::add);
            return new Report(plan.seed(), found.orders(), found.people().size(), cuts, faults);
        }
    }

    private void disturbed(Path data, Path file) {
        try (ServerProcess server = new ServerProcess(data, Map.of());
                ApiClient client = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            server.start();
            server.awaitReady();
            String id = begin(client, file);
            cutWhen(server, () -> isFar(client, id), "running");
            await(client, id, "done");

            client.post("/api/imports/" + id + "/undo", ApiClient.object());
            LockSupport.parkNanos(random.nextLong(40_000_000));
            cutWhen(server, () -> true, state(client, id));
            await(client, id, "undone");

            await(client, begin(client, file), "done");
            Thread erasing = Thread.ofPlatform().daemon().start(() -> eraseOnce(client));
            LockSupport.parkNanos(20_000_000 + random.nextLong(60_000_000));
            cutWhen(server, () -> true, erasing.isAlive() ? "erasing" : "erased");
            erase(client);
            server.stop();
        }
    }

    private static void undisturbed(Application server, Path file) {
        try (ApiClient client = new ApiClient(server.address(), ServerProcess.API_TOKEN)) {
            await(client, begin(client, file), "done");
            erase(client);
        }
    }

    /// As [ServerProcess] is told.
    private static Settings calm(Path data) {
        return Settings.local(data)
                .with(
                        new Settings.Company(
                                Optional.of("CO"),
                                Optional.of(ZoneId.of("America/Bogota")),
                                Optional.of(Currency.getInstance("COP")),
                                Optional.of(Locale.of("es"))))
                .with(
                        new Presets(
                                Optional.empty(),
                                Optional.of(ServerProcess.API_TOKEN),
                                Optional.empty(),
                                Optional.empty()));
    }

    private void cutWhen(ServerProcess server, BooleanSupplier moment, String what) {
        Watch.moment(moment);
        server.kill();
        cuts.add(what);
        say.accept("Killed while " + what);
        server.start();
        server.awaitReady();
    }

    private static boolean isFar(ApiClient client, String id) {
        JsonNode job = client.get("/api/imports/" + id);
        return job.path("state").asString("").equals("done")
                || job.path("progress").path("share").asDouble(0) > FAR_ENOUGH;
    }

    private static String state(ApiClient client, String id) {
        return client.get("/api/imports/" + id).path("state").asString("");
    }

    private static void await(ApiClient client, String id, String state) {
        Watch.end(() -> state(client, id).equals(state));
    }

    private static String begin(ApiClient client, Path file) {
        try {
            String upload =
                    client.upload("/api/uploads?name=orders.csv", file).path("id").asString();
            var order = ApiClient.object().put("source", "erp").put("mapping", MAPPING);
            order.putArray("uploads").add(upload);
            return client.post("/api/imports", order).path("id").asString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// As somebody who is cut off while asking.
    private static void eraseOnce(ApiClient client) {
        try {
            client.post("/api/erasures", whom());
        } catch (UnreachableException | ApiException cutOff) {
            // That is what is tried here; it is asked for again.
            return;
        }
    }

    /// Until its certificate is there.
    private static void erase(ApiClient client) {
        Watch.end(() -> {
            try {
                return client.post("/api/erasures", whom()).path("items").size() == 1;
            } catch (ApiException underWay) {
                if (underWay.status() == 503) {
                    return false;
                }
                throw underWay;
            }
        });
    }

    private static JsonNode whom() {
        var body = ApiClient.object().put("reason", "tried");
        body.putArray("identifiers").add(FORGOTTEN);
        return body;
    }

    /// Orders of one to three lines by people some of whom share an address.
    private Path file(Path folder) {
        StringBuilder rows =
                new StringBuilder("pedido;fecha;correo;cliente;nombre;sku;cant;precio\n");
        for (int i = 0; i < plan.rows(); i++) {
            int order = i / 2;
            int who = order % 350;
            rows.append(
                    "P%d;2026-01-%02d;u%d@example.co;%s;Persona %d;s%d;%d;%d\n"
                            .formatted(
                                    order,
                                    1 + order % 28,
                                    who % 300,
                                    who % 3 == 0 ? "" : "C" + who,
                                    who % 300,
                                    i % 11,
                                    1 + i % 3,
                                    1_000 + i % 97));
        }
        try {
            return Files.writeString(Files.createDirectories(folder).resolve("orders.csv"), rows);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
