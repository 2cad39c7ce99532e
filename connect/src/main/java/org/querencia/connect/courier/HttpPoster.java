package org.querencia.connect.courier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.querencia.runtime.courier.Poster;

/// Posts over HTTP. The names of hosts are looked up by itself and the connection goes to the very
/// address that was judged, so that a name cannot turn to another one in between. Plain HTTP goes
/// to allowed addresses of the company's own only.
public final class HttpPoster implements Poster, AutoCloseable {

    private static final int CONNECTIONS_MAX = 100;
    private static final int BEGIN_BYTES_MAX = 300;

    /// Standard Webhooks recommends 15 to 30 seconds.
    private static final Duration WHOLE = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Networks networks;
    private final Duration whole;
    private final InstantSource clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

    public HttpPoster(Networks networks, InstantSource clock) {
        this(networks, clock, WHOLE);
    }

    /// @param whole until a post is given up, whatever it is doing
    HttpPoster(Networks networks, InstantSource clock, Duration whole) {
        this.networks = networks;
        this.clock = clock;
        this.whole = whole;
        this.client =
                HttpClients.custom()
                        .disableRedirectHandling()
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .setUserAgent("Querencia-Webhooks")
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(new Guard())
                                        .setMaxConnTotal(CONNECTIONS_MAX)
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(timeout(CONNECT))
                                                        .setSocketTimeout(timeout(whole))
                                                        .build())
                                        .build())
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setResponseTimeout(timeout(whole))
                                        .setConnectionRequestTimeout(timeout(whole))
                                        .build())
                        .build();
    }

    @Override
    public Answer post(URI url, Map<String, String> headers, byte[] body) {
        HttpPost post = new HttpPost(url);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        ScheduledFuture<?> deadline =
                deadlines.schedule(post::cancel, whole.toMillis(), TimeUnit.MILLISECONDS);
        try {
            refusePlain(url);
            return client.execute(post, this::answered);
        } catch (RefusedHostException refused) {
            return new Answer.Silent(String.valueOf(refused.getMessage()));
        } catch (UnknownHostException unknown) {
            return new Answer.Silent("its name is not known");
        } catch (SSLException unsure) {
            return new Answer.Silent("it does not prove who it is: " + unsure.getMessage());
        } catch (SocketTimeoutException late) {
            return new Answer.Silent("no answer in time");
        } catch (IOException failed) {
            return new Answer.Silent(
                    post.isCancelled()
                            ? "no whole answer within %d s".formatted(whole.toSeconds())
                            : "the connection failed: " + failed.getMessage());
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        try {
            client.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void refusePlain(URI url) throws IOException {
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
                if (!networks.isAllowed(address)) {
                    throw new RefusedHostException(
                            "only https may be called there; http is for allowed addresses of your own");
                }
            }
        }
    }

    private Answer answered(ClassicHttpResponse response) throws IOException {
        return new Answer.Answered(
                response.getCode(), again(response.getFirstHeader("Retry-After")), begin(response));
    }

    /// Seconds, or a date (RFC 9110, section 10.2.3); anything else says nothing.
    private Optional<Duration> again(@Nullable Header header) {
        if (header == null) {
            return Optional.empty();
        }
        String text = String.valueOf(header.getValue()).strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant at =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(clock.instant(), at);
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    /// No more of the body is read than is shown.
    private static String begin(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        try (InputStream in = entity.getContent()) {
            byte[] bytes = in.readNBytes(BEGIN_BYTES_MAX);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    /// Says why a host is not called.
    private static final class RefusedHostException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedHostException(String why) {
            super(why);
        }
    }

    /// Gives only addresses that may be called.
    private final class Guard implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] all = InetAddress.getAllByName(host);
            InetAddress[] good =
                    Arrays.stream(all).filter(networks::mayCall).toArray(InetAddress[]::new);
            if (good.length == 0) {
                throw new RefusedHostException(
                        "'%s' is an address of an internal network; the setting webhook-networks allows some"
                                .formatted(host));
            }
            return good;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
