package org.querencia.web.console.frame;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Styles, scripts, icons and fonts, all from inside the program. Their address holds a hash of all
/// of them, so browsers keep them for ever and still see a new version at once.
public final class Assets {
    /// Route pattern of every asset; the names are flat.
    public static final String ROUTE = "/assets/{version}/{name}";

    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private static final Map<String, String> FILES =
            Map.ofEntries(
                    Map.entry("console.css", "/assets/console.css"),
                    Map.entry("rooms.css", "/assets/rooms.css"),
                    Map.entry("report.css", "/assets/report.css"),
                    Map.entry("console.js", "/assets/console.js"),
                    Map.entry("sql.js", "/assets/sql.js"),
                    Map.entry("taking.js", "/assets/taking.js"),
                    Map.entry("sending.js", "/assets/sending.js"),
                    Map.entry("visit-form.css", "/assets/visit-form.css"),
                    Map.entry("visit-form.js", "/assets/visit-form.js"),
                    Map.entry("call-list.js", "/assets/call-list.js"),
                    Map.entry("call-list.css", "/assets/call-list.css"),
                    Map.entry("judge.js", "/assets/judge.js"),
                    Map.entry("judge.css", "/assets/judge.css"),
                    Map.entry("visit-queue.js", "/assets/visit-queue.js"),
                    Map.entry("visit-parts.js", "/assets/visit-parts.js"),
                    Map.entry("icons.svg", "/assets/icons.svg"),
                    Map.entry("favicon.svg", "/assets/favicon.svg"),
                    Map.entry("inter-latin.woff2", "/assets/inter-latin.woff2"),
                    Map.entry("inter-latin-ext.woff2", "/assets/inter-latin-ext.woff2"),
                    Map.entry("newsreader-latin.woff2", "/assets/newsreader-latin.woff2"),
                    Map.entry("newsreader-latin-ext.woff2", "/assets/newsreader-latin-ext.woff2"),
                    Map.entry("tabler.css", WEBJARS + "tabler__core/1.4.0/dist/css/tabler.min.css"),
                    Map.entry("htmx.js", WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js"),
                    Map.entry("htmx-sse.js", WEBJARS + "htmx-ext-sse/2.2.2/sse.js"),
                    Map.entry("echarts.js", WEBJARS + "echarts/5.3.1/dist/echarts.common.min.js"));

    private final Map<String, Asset> assets = new TreeMap<>();
    private final String version;

    /// One for all: they never change.
    private static final class Shipped {
        private static final Assets ALL = new Assets();
    }

    public static Assets shipped() {
        return Shipped.ALL;
    }

    public Assets() {
        MessageDigest hash = sha256();
        new TreeMap<>(FILES)
                .forEach((name, resource) -> {
                    Asset asset = Asset.read(name, resource);
                    hash.update(asset.bytes());
                    assets.put(name, asset);
                });
        version = HexFormat.of().formatHex(hash.digest()).substring(0, 12);
    }

    /// Where the browser finds an asset.
    public String path(String name) {
        if (!assets.containsKey(name)) {
            throw new IllegalArgumentException("the console ships no asset '%s'".formatted(name));
        }
        return "/assets/" + version + "/" + name;
    }

    /// The address of one icon of the sprite.
    public String icon(String name) {
        return path("icons.svg") + "#" + name;
    }

    public void serve(ServerRequest request, ServerResponse response) {
        Asset asset = assets.get(request.path().pathParameters().get("name"));
        if (asset == null) {
            throw Problem.of(Fault.NOT_FOUND, "The console ships no such file.").exception();
        }
        boolean current = request.path().pathParameters().get("version").equals(version);
        response.header(
                HeaderNames.CACHE_CONTROL,
                current ? "public, max-age=31536000, immutable" : "no-cache");
        response.header(HeaderNames.CONTENT_TYPE, asset.mediaType());
        response.header(HeaderNames.VARY, "Accept-Encoding");
        if (asset.shrinks() && acceptsGzip(request)) {
            response.header(HeaderNames.CONTENT_ENCODING, "gzip");
            response.send(asset.gzip());
        } else {
            response.send(asset.bytes());
        }
    }

    private static boolean acceptsGzip(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.ACCEPT_ENCODING)
                .filter(accepted -> accepted.contains("gzip"))
                .isPresent();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private record Asset(byte[] bytes, byte[] gzip, String mediaType) {

        static Asset read(String name, String resource) {
            try (InputStream in = Assets.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException(resource + " is not in the program");
                }
                byte[] bytes = in.readAllBytes();
                return new Asset(bytes, compressed(bytes), mediaType(name));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        boolean shrinks() {
            return gzip.length < bytes.length;
        }

        private static byte[] compressed(byte[] bytes) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes);
            }
            return out.toByteArray();
        }

        private static String mediaType(String name) {
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "css" -> "text/css; charset=utf-8";
                case "js" -> "text/javascript; charset=utf-8";
                case "svg" -> "image/svg+xml";
                case "woff2" -> "font/woff2";
                default -> throw new IllegalStateException("no media type for " + name);
            };
        }
    }
}
