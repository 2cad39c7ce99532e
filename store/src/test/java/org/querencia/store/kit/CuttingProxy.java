package org.querencia.store.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stands between a client and PostgreSQL, and can cut a connection at the worst moment: when a
/// COMMIT is on its way.
public final class CuttingProxy implements AutoCloseable {

    /// What happens to the next COMMIT.
    public enum Cut {
        NONE,
        /// It never arrives.
        BEFORE_COMMIT,
        /// It arrives; its answer does not.
        AFTER_COMMIT
    }

    /// The driver prepares COMMIT under a name at its first use, and sends the name from then on.
    private static final Pattern PREPARED_COMMIT = Pattern.compile("(S_\\d+)\0COMMIT\0");

    private final ServerSocket server;
    private final int target;
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);

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

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket postgres = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> forward(client, postgres, true));
                Thread.ofVirtual().start(() -> forward(postgres, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void forward(Socket from, Socket to, boolean requests) {
        byte[] buffer = new byte[1 << 16];
        String commit = "COMMIT";
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                boolean commits = requests && (text.contains("COMMIT") || text.contains(commit));
                Cut cut = commits ? next.getAndSet(Cut.NONE) : Cut.NONE;
                Matcher prepared = PREPARED_COMMIT.matcher(text);
                if (prepared.find()) {
                    commit = '\0' + prepared.group(1) + '\0';
                }
                switch (cut) {
                    case NONE -> out.write(buffer, 0, read);
                    case BEFORE_COMMIT -> {
                        return;
                    }
                    case AFTER_COMMIT -> {
                        from.close();
                        out.write(buffer, 0, read);
                        out.flush();
                        return;
                    }
                }
            }
        } catch (IOException | UncheckedIOException cut) {
            // The other side is gone: so is this one.
            return;
        }
    }
}
