package org.querencia.app.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// A million people by number, with names as common as names are: the same number is the same
/// person.
public final class Crowd {

    private static final List<String> FIRST =
            List.of(
                    "María",
                    "Juan",
                    "Ana",
                    "Carlos",
                    "Luz",
                    "José",
                    "Laura",
                    "Andrés",
                    "Diana",
                    "Jorge",
                    "Paola",
                    "Luis",
                    "Camila",
                    "Felipe",
                    "Sandra",
                    "Óscar",
                    "Natalia",
                    "Iván",
                    "Ximena",
                    "Germán",
                    "Valentina",
                    "Hernán",
                    "Liliana",
                    "Mauricio");
    private static final List<String> SECOND =
            List.of(
                    "",
                    "",
                    "",
                    " Fernanda",
                    " David",
                    " Lucía",
                    " Alberto",
                    " Isabel",
                    " Enrique",
                    " Patricia",
                    " Antonio",
                    " Milena");
    private static final List<String> LAST =
            List.of(
                    "Rodríguez",
                    "Gómez",
                    "Pérez",
                    "Martínez",
                    "González",
                    "López",
                    "Díaz",
                    "Rojas",
                    "Muñoz",
                    "Ramírez",
                    "Torres",
                    "Moreno",
                    "Vargas",
                    "Castro",
                    "Ortiz",
                    "Suárez",
                    "Peña",
                    "Cárdenas",
                    "Zapata",
                    "Quintero",
                    "Bermúdez",
                    "Ñáñez",
                    "Echeverri",
                    "Villamizar",
                    "Arboleda",
                    "Uribe",
                    "Cifuentes",
                    "Santamaría",
                    "Yepes",
                    "Iglesias");

    private static final int CONNECTIONS = 4;
    private static final int BATCH = 100;

    private Crowd() {}

    /// Introduces the first `size` people to a server, as fast as it answers.
    public static void introduce(long size, int port)
            throws InterruptedException, ExecutionException {
        post(size, port, Crowd::batch);
    }

    /// Posts a batch call for each hundred people.
    ///
    /// @param body of the people from one number up to another
    public static void post(long size, int port, BiFunction<Long, Long, byte[]> body)
            throws InterruptedException, ExecutionException {
        List<Future<Long>> senders = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                long from = size * i / CONNECTIONS;
                long upTo = size * (i + 1) / CONNECTIONS;
                senders.add(threads.submit(() -> post(from, upTo, port, body)));
            }
        }
        for (Future<Long> sender : senders) {
            sender.get();
        }
    }

    private static long post(long from, long upTo, int port, BiFunction<Long, Long, byte[]> body)
            throws IOException {
        try (Connection connection =
                new Connection("127.0.0.1", port, "/v1/batch", ServerProcess.WRITE_KEY)) {
            for (long at = from; at < upTo; at += BATCH) {
                Connection.Answer answer =
                        connection.post(body.apply(at, Math.min(upTo, at + BATCH)));
                if (answer.status() != 200) {
                    throw new IOException(
                            "answered %d: %s".formatted(answer.status(), answer.body()));
                }
            }
        }
        return upTo - from;
    }

    public static String name(long person) {
        SplittableRandom random = new SplittableRandom(person);
        return often(FIRST, random)
                + often(SECOND, random)
                + " "
                + often(LAST, random)
                + " "
                + often(LAST, random);
    }

    public static String email(long person) {
        return "persona%d@example.co".formatted(person);
    }

    public static String phone(long person) {
        return "+57300%07d".formatted(person % 10_000_000);
    }

    /// Introduces those people in one batch call.
    static byte[] batch(long from, long upTo) {
        return batch(
                from,
                upTo,
                person ->
                        "{\"type\":\"identify\",\"messageId\":\"c%d\",\"userId\":\"c%d\",\"traits\":{\"name\":\"%s\",\"email\":\"%s\",\"phone\":\"%s\",\"city\":\"Bogotá\"}}"
                                .formatted(
                                        person,
                                        person,
                                        name(person),
                                        email(person),
                                        phone(person)));
    }

    /// Those people do something, all at the same instant.
    public static byte[] batch(String event, Instant at, long from, long upTo) {
        return batch(
                from,
                upTo,
                person ->
                        "{\"type\":\"track\",\"event\":\"%s\",\"messageId\":\"%s-%d\",\"userId\":\"c%d\",\"timestamp\":\"%s\"}"
                                .formatted(event, event, person, person, at));
    }

    /// Somebody unknown for each of them does something, all at the same instant.
    public static byte[] unknown(String event, Instant at, long from, long upTo) {
        return batch(
                from,
                upTo,
                person ->
                        "{\"type\":\"track\",\"event\":\"%s\",\"messageId\":\"%s-unknown-%d\",\"anonymousId\":\"a%d\",\"timestamp\":\"%s\"}"
                                .formatted(event, event, person, person, at));
    }

    /// Whoever was unknown turns out to be them: two become one.
    public static byte[] recognised(long from, long upTo) {
        return batch(
                from,
                upTo,
                person ->
                        "{\"type\":\"identify\",\"messageId\":\"recognised-%d\",\"anonymousId\":\"a%d\",\"userId\":\"c%d\"}"
                                .formatted(person, person, person));
    }

    private static byte[] batch(long from, long upTo, LongFunction<String> entry) {
        return LongStream.range(from, upTo)
                .mapToObj(entry)
                .collect(Collectors.joining(",", "{\"batch\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The first of a list is the most common.
    private static String often(List<String> names, SplittableRandom random) {
        double skewed = random.nextDouble() * random.nextDouble();
        return names.get((int) (skewed * names.size()));
    }
}
