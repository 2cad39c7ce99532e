package org.querencia.runtime.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.querencia.core.event.Said;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Kept;
import org.querencia.core.rule.Point;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// [Gathered] from and to the JSON of the state. Equal ones are equal bytes.
///
/// What was kept is an array that begins with a letter for its kind, and numbers follow.
public final class GatheredCodec {

    static final int VERSION = 1;

    private GatheredCodec() {}

    public static byte[] write(Gathered gathered) {
        return Json.write(
                VERSION,
                out -> {
                    out.writeName("kept");
                    out.writeStartObject();
                    gathered.forEach((key, kept) -> {
                        out.writeName(key);
                        write(out, kept);
                    });
                    out.writeEndObject();
                });
    }

    public static Gathered read(byte[] json) {
        return Json.read(
                json,
                in -> {
                    Map<String, Kept> kept = new HashMap<>();
                    Json.fields(
                            in,
                            name -> {
                                switch (name) {
                                    case "v" -> Json.requireVersion(in, VERSION);
                                    case "kept" -> Json.fields(in, key -> kept.put(key, kept(in)));
                                    default -> {
                                        // Written by a newer version: not ours to read.
                                    }
                                }
                            });
                    return Gathered.of(kept);
                });
    }

    private static void write(JsonGenerator out, Kept kept) {
        out.writeStartArray();
        switch (kept) {
            case Kept.Tally(long count, long first, long last) -> {
                out.writeString("n");
                out.writeNumber(count);
                out.writeNumber(first);
                out.writeNumber(last);
            }
            case Kept.Amounts amounts -> {
                out.writeString("a");
                out.writeNumber(amounts.count());
                out.writeNumber(amounts.sum());
                amounts.smallest().ifPresent(out::writeNumber);
                amounts.largest().ifPresent(out::writeNumber);
            }
            case Kept.Different(long[] hashes) -> {
                out.writeString("d");
                write(out, hashes);
            }
            case Kept.Times(int most, long[] at) -> {
                out.writeString("t");
                out.writeNumber(most);
                write(out, at);
            }
            case Kept.Values(int most, long[] at, BigDecimal[] values) -> {
                out.writeString("v");
                out.writeNumber(most);
                for (int i = 0; i < at.length; i++) {
                    out.writeNumber(at[i]);
                    out.writeNumber(values[i]);
                }
            }
            case Kept.ByDay(int most, TreeMap<Integer, Kept> days) -> {
                out.writeString("y");
                out.writeNumber(most);
                days.forEach((day, inside) -> {
                    out.writeNumber(day);
                    write(out, inside);
                });
            }
            case Kept.Word(Optional<Said<String>> said) -> {
                out.writeString("w");
                said.ifPresent(one -> SaidCodec.write(out, one, Json::string));
            }
            case Kept.Place(Optional<Said<Point>> said) -> {
                out.writeString("p");
                said.ifPresent(one -> SaidCodec.write(out, one, GatheredCodec::write));
            }
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, long[] numbers) {
        for (long number : numbers) {
            out.writeNumber(number);
        }
    }

    private static void write(JsonGenerator out, Point point) {
        out.writeStartArray();
        out.writeNumber(point.latitude());
        out.writeNumber(point.longitude());
        out.writeEndArray();
    }

    /// Reads to the end of the array.
    private static Kept kept(JsonParser in) {
        require(in, in.currentToken() == JsonToken.START_ARRAY);
        require(in, in.nextToken() == JsonToken.VALUE_STRING);
        String kind = in.getString();
        return switch (kind) {
            case "n" -> {
                List<Long> numbers = longs(in);
                require(in, numbers.size() == 3);
                yield new Kept.Tally(numbers.get(0), numbers.get(1), numbers.get(2));
            }
            case "a" -> amounts(in);
            case "d" -> new Kept.Different(array(longs(in), 0));
            case "t" -> {
                List<Long> numbers = longs(in);
                require(in, !numbers.isEmpty());
                yield new Kept.Times(Math.toIntExact(numbers.getFirst()), array(numbers, 1));
            }
            case "v" -> values(in);
            case "y" -> byDay(in);
            case "w" -> new Kept.Word(Optional.ofNullable(said(in, JsonParser::getString)));
            case "p" -> new Kept.Place(Optional.ofNullable(said(in, GatheredCodec::point)));
            default -> throw Json.invalid(in, "'%s' is no kind of what is kept".formatted(kind));
        };
    }

    private static Kept amounts(JsonParser in) {
        List<BigDecimal> numbers = decimals(in);
        require(in, numbers.size() == 2 || numbers.size() == 4);
        boolean any = numbers.size() == 4;
        return new Kept.Amounts(
                numbers.get(0).longValueExact(),
                numbers.get(1),
                any ? Optional.of(numbers.get(2)) : Optional.empty(),
                any ? Optional.of(numbers.get(3)) : Optional.empty());
    }

    private static Kept values(JsonParser in) {
        List<BigDecimal> numbers = decimals(in);
        require(in, numbers.size() % 2 == 1);
        long[] at = new long[numbers.size() / 2];
        BigDecimal[] values = new BigDecimal[at.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = numbers.get(1 + 2 * i).longValueExact();
            values[i] = numbers.get(2 + 2 * i);
        }
        return new Kept.Values(numbers.getFirst().intValueExact(), at, values);
    }

    private static Kept byDay(JsonParser in) {
        require(in, in.nextToken() == JsonToken.VALUE_NUMBER_INT);
        int most = in.getIntValue();
        TreeMap<Integer, Kept> days = new TreeMap<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            int day = in.getIntValue();
            in.nextToken();
            days.put(day, kept(in));
        }
        return new Kept.ByDay(most, days);
    }

    private static <T> @Nullable Said<T> said(
            JsonParser in, java.util.function.Function<JsonParser, T> value) {
        if (in.nextToken() == JsonToken.END_ARRAY) {
            return null;
        }
        Said<T> said = SaidCodec.read(in, value);
        require(in, in.nextToken() == JsonToken.END_ARRAY);
        return said;
    }

    private static Point point(JsonParser in) {
        require(in, in.currentToken() == JsonToken.START_ARRAY);
        in.nextToken();
        double latitude = in.getDoubleValue();
        in.nextToken();
        double longitude = in.getDoubleValue();
        require(in, in.nextToken() == JsonToken.END_ARRAY);
        return new Point(latitude, longitude);
    }

    private static List<Long> longs(JsonParser in) {
        List<Long> numbers = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(in.getLongValue());
        }
        return numbers;
    }

    private static List<BigDecimal> decimals(JsonParser in) {
        List<BigDecimal> numbers = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(in.getDecimalValue());
        }
        return numbers;
    }

    private static long[] array(List<Long> numbers, int from) {
        return numbers.stream().skip(from).mapToLong(Long::longValue).toArray();
    }

    private static void require(JsonParser in, boolean holds) {
        if (!holds) {
            throw Json.invalid(in, "expected what was kept of events");
        }
    }
}
