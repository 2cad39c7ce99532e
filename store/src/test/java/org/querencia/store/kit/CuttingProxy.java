package org.querencia.store.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// Stands between a client and PostgreSQL, and can cut a connection at the worst moment: when a
/// COMMIT is on its way.
public final class CuttingProxy implements AutoCloseable {

    /// What happens to the next COMMIT.
    public enum Cut {
        NONE,
        /// It never arrives.
        BEFORE_COMMIT,
        /// It arrives; its answer does not.
        AFTER_COMMIT,
        /// As [#AFTER_COMMIT], and then nobody gets through until [CuttingProxy#mend].
        AFTER_COMMIT_FOR_LONG
    }

    private final ServerSocket server;
    private final int target;
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);
    private final Set<Socket> through = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    public CuttingProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public void cutNext(Cut cut) {
        next.set(cut);
    }

    /// Cuts every connection and lets nobody through until [#mend].
    public void cutAll() throws IOException {
        down = true;
        for (Socket socket : through) {
            socket.close();
        }
    }

    public void mend() {
        down = false;
    }

    /// Whether the cut asked for is still to come.
    public boolean waits() {
        return next.get() != Cut.NONE;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (down) {
                    client.close();
                    continue;
                }
                Socket postgres = new Socket(InetAddress.getLoopbackAddress(), target);
                through.add(client);
                Thread.ofVirtual().start(() -> forward(client, postgres, true));
                Thread.ofVirtual().start(() -> forward(postgres, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void forward(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[1 << 16];
        Commits commits = new Commits();
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean commit =
                        requests
                                && commits.seen(
                                        new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                Cut cut = commit ? next.getAndSet(Cut.NONE) : Cut.NONE;
                switch (cut) {
                    case NONE -> out.write(buffer, 0, read);
                    case BEFORE_COMMIT -> {
                        return;
                    }
                    case AFTER_COMMIT, AFTER_COMMIT_FOR_LONG -> {
                        down = cut == Cut.AFTER_COMMIT_FOR_LONG;
                        from.close();
                        out.write(buffer, 0, read);
                        out.flush();
                        return;
                    }
                }
            }
        } catch (IOException gone) {
            // The other side is gone: so is this one.
            return;
        } finally {
            through.remove(from);
        }
    }

    /// Knows a COMMIT among the messages of a client: by its text when it is prepared (`P`, name,
    /// text), by its name when that is used again (`B`, portal, name). The driver sends each in a
    /// packet of its own.
    private static final class Commits {
        private static final int AFTER_TYPE_AND_LENGTH = 5;
        private final Set<String> names = new HashSet<>();

        boolean seen(String packet) {
            if (packet.length() < AFTER_TYPE_AND_LENGTH) {
                return false;
            }
            String[] words = packet.substring(AFTER_TYPE_AND_LENGTH).split("\0", 3);
            if (packet.charAt(0) == 'P' && words.length > 1 && words[1].equals("COMMIT")) {
                names.add(words[0]);
                return true;
            }
            return packet.charAt(0) == 'B' && words.length > 1 && names.contains(words[1]);
        }
    }
}
