package org.querencia.web.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.querencia.runtime.analyst.AnalystServices;
import org.querencia.web.wire.Wire.Body;
import org.querencia.web.wire.Wire.Packet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where tools for reports connect: listens, lets in, and answers until it is closed. A virtual
/// thread each; more than so many at once are told to come back.
public final class SqlDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlDoor.class);

    private static final int CONNECTIONS_MAX = 40;
    private static final int ROWS_MAX = 1_000_000;

    /// Of rows that are kept for clients that take them a few at a time, by all together.
    private static final long KEPT_BYTES_MAX = 1L << 30;

    private static final Duration SIGN_IN_MAX = Duration.ofSeconds(15);
    private static final Duration IDLE_MAX = Duration.ofMinutes(30);

    private static final int VERSION_3 = 3;
    private static final int CANCEL = 80_877_102;
    private static final int TLS = 80_877_103;
    private static final int GSS = 80_877_104;

    private final AnalystServices analysts;
    private final SignIn signIn;
    private final SecureRandom random;
    private final Optional<SSLContext> tls;
    private final ServerSocket listening;
    private final Semaphore places = new Semaphore(CONNECTIONS_MAX);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Key, Conversation> conversations = new ConcurrentHashMap<>();
    private final AtomicLong room = new AtomicLong(KEPT_BYTES_MAX);

    /// By which a conversation is stopped from another connection.
    private record Key(int process, int secret) {}

    private SqlDoor(
            ServerSocket listening,
            AnalystServices analysts,
            Optional<SSLContext> tls,
            SecureRandom random) {
        this.listening = listening;
        this.analysts = analysts;
        this.tls = tls;
        this.random = random;
        this.signIn = new SignIn(analysts.desk().logins(), random);
    }

    /// Listens from now on. Throws [IOException] when the port is taken.
    ///
    /// @param port 0 takes a free one
    /// @param tls with which connections may be encrypted; without it they are not
    public static SqlDoor open(
            String host, int port, AnalystServices analysts, Optional<SSLContext> tls)
            throws IOException {
        ServerSocket listening = new ServerSocket();
        try {
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException taken) {
            listening.close();
            throw taken;
        }
        SqlDoor door = new SqlDoor(listening, analysts, tls, new SecureRandom());
        Thread.ofVirtual().name("sql-door").start(door::listen);
        return door;
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().name("sql-connection").start(() -> serve(socket));
            } catch (IOException closed) {
                if (!listening.isClosed()) {
                    LOG.warn("The read-only connection could not accept somebody", closed);
                }
            }
        }
    }

    private void serve(Socket socket) {
        boolean placed = places.tryAcquire();
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) SIGN_IN_MAX.toMillis());
            begin(socket, new Wire(socket.getInputStream(), socket.getOutputStream()), placed);
        } catch (EOFException | SocketException | SocketTimeoutException gone) {
            LOG.debug("A read-only connection ended", gone);
        } catch (SSLException unencrypted) {
            LOG.info("A read-only connection could not be encrypted: {}", unencrypted.getMessage());
        } catch (IOException | RuntimeException failed) {
            LOG.warn("A read-only connection failed", failed);
        } finally {
            open.remove(socket);
            if (placed) {
                places.release();
            }
        }
    }

    /// TLS, if that is asked for; then who it is.
    private void begin(Socket socket, Wire wire, boolean placed) throws IOException {
        Body first = wire.startup();
        int code = first.number();
        switch (code) {
            case TLS -> {
                wire.raw(tls.isPresent() ? 'S' : 'N');
                if (tls.isEmpty()) {
                    begin(socket, wire, placed);
                    return;
                }
                try (SSLSocket encrypted = encrypted(tls.get(), socket)) {
                    begin(
                            encrypted,
                            new Wire(encrypted.getInputStream(), encrypted.getOutputStream()),
                            placed);
                }
            }
            case GSS -> {
                wire.raw('N');
                begin(socket, wire, placed);
            }
            case CANCEL -> {
                Conversation other = conversations.get(new Key(first.number(), first.number()));
                if (other != null) {
                    other.stop();
                }
            }
            default -> greet(socket, wire, first, code, placed);
        }
    }

    private static SSLSocket encrypted(SSLContext context, Socket socket) throws IOException {
        SSLSocket encrypted =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(
                                        socket,
                                        socket.getInetAddress().getHostAddress(),
                                        socket.getPort(),
                                        true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    private void greet(Socket socket, Wire wire, Body body, int version, boolean placed)
            throws IOException {
        Map<String, String> said;
        try {
            if (version >>> 16 != VERSION_3) {
                throw new WireException("08P01", "expected version 3 of the protocol");
            }
            if (!placed) {
                throw new WireException(
                        "53300",
                        "there are %d connections already; come back later"
                                .formatted(CONNECTIONS_MAX));
            }
            said = said(body);
            if ((version & 0xffff) != 0) {
                wire.send(new Packet('v').number(VERSION_3 << 16).number(0));
            }
            signIn.letIn(wire, said.getOrDefault("user", ""));
        } catch (WireException refused) {
            wire.send(Conversation.error(refused));
            wire.flush();
            return;
        }
        socket.setSoTimeout((int) IDLE_MAX.toMillis());
        converse(wire, Timeout.option(said.toString()));
    }

    private static Map<String, String> said(Body body) throws IOException {
        Map<String, String> said = new HashMap<>();
        String name = body.text();
        while (!name.isEmpty()) {
            said.put(name, body.text());
            name = body.isEmpty() ? "" : body.text();
        }
        return said;
    }

    private void converse(Wire wire, Duration timeMax) throws IOException {
        Conversation conversation =
                new Conversation(
                        wire,
                        new Answers(
                                analysts.desk().analysis(),
                                analysts.catalogue(),
                                ROWS_MAX,
                                room,
                                timeMax));
        Key key = new Key(random.nextInt(1, Integer.MAX_VALUE), random.nextInt());
        conversations.put(key, conversation);
        try {
            for (Map.Entry<String, String> setting : Plain.SETTINGS.entrySet()) {
                wire.send(
                        new Packet('S').text(reported(setting.getKey())).text(setting.getValue()));
            }
            wire.send(new Packet('K').number(key.process()).number(key.secret()));
            conversation.hold();
        } finally {
            conversations.remove(key);
        }
    }

    /// Drivers look for these in their usual letters.
    private static String reported(String setting) {
        return switch (setting) {
            case "datestyle" -> "DateStyle";
            case "timezone" -> "TimeZone";
            case "intervalstyle" -> "IntervalStyle";
            default -> setting;
        };
    }

    /// Takes nobody any more, and ends all connections.
    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException stubborn) {
            LOG.warn("The read-only connection did not close cleanly", stubborn);
        }
        conversations.values().forEach(Conversation::stop);
        open.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException stubborn) {
                LOG.debug("A read-only connection did not close cleanly", stubborn);
            }
        });
    }
}
