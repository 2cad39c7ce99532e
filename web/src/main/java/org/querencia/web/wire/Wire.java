package org.querencia.web.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Messages of the protocol, in and out: a letter, a length, a body. Of one thread.
final class Wire {

    /// A statement with its parameters fits; more is somebody else's protocol.
    private static final int MESSAGE_BYTES_MAX = 4 << 20;

    /// What is read before anybody is known.
    private static final int STARTUP_BYTES_MAX = 10_000;

    private final DataInputStream in;
    private final DataOutputStream out;

    Wire(InputStream in, OutputStream out) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 15));
    }

    /// A message that came.
    record Message(char type, Body body) {}

    /// The first message, which has no letter.
    Body startup() throws IOException {
        int length = in.readInt();
        if (length < 8 || length > STARTUP_BYTES_MAX) {
            throw new EOFException("no first message of PostgreSQL's protocol");
        }
        return body(length - 4);
    }

    Message next(int bytesMax) throws IOException {
        char type = (char) in.readUnsignedByte();
        int length = in.readInt();
        if (length < 4 || length > bytesMax) {
            throw new EOFException("a message of %d bytes".formatted(length));
        }
        return new Message(type, body(length - 4));
    }

    Message next() throws IOException {
        return next(MESSAGE_BYTES_MAX);
    }

    private Body body(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new Body(ByteBuffer.wrap(bytes));
    }

    /// One byte without a message around it, as the question for TLS is answered.
    void raw(char letter) throws IOException {
        out.writeByte(letter);
        out.flush();
    }

    void send(Packet packet) throws IOException {
        out.writeByte(packet.type);
        out.writeInt(packet.bytes.size() + 4);
        packet.bytes.writeTo(out);
    }

    void flush() throws IOException {
        out.flush();
    }

    /// What a message holds, read from its beginning.
    record Body(ByteBuffer bytes) {

        int number() throws IOException {
            need(4);
            return bytes.getInt();
        }

        int small() throws IOException {
            need(2);
            return bytes.getShort();
        }

        char letter() throws IOException {
            need(1);
            return (char) (bytes.get() & 0xff);
        }

        /// Up to the next zero byte.
        String text() throws IOException {
            int begin = bytes.position();
            while (bytes.hasRemaining()) {
                if (bytes.get() == 0) {
                    byte[] text = new byte[bytes.position() - 1 - begin];
                    bytes.get(begin, text);
                    return new String(text, StandardCharsets.UTF_8);
                }
            }
            throw new EOFException("a text without an end");
        }

        byte[] bytes(int length) throws IOException {
            need(length);
            byte[] some = new byte[length];
            bytes.get(some);
            return some;
        }

        String rest() {
            byte[] some = new byte[bytes.remaining()];
            bytes.get(some);
            return new String(some, StandardCharsets.UTF_8);
        }

        boolean isEmpty() {
            return !bytes.hasRemaining();
        }

        private void need(int count) throws IOException {
            if (count < 0 || bytes.remaining() < count) {
                throw new EOFException("a message that ends too early");
            }
        }
    }

    /// A message to be sent.
    static final class Packet {
        private final char type;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Packet(char type) {
            this.type = type;
        }

        Packet number(int value) {
            bytes.write(value >>> 24);
            bytes.write(value >>> 16);
            return small(value);
        }

        Packet small(int value) {
            bytes.write(value >>> 8);
            bytes.write(value);
            return this;
        }

        Packet letter(char value) {
            bytes.write(value);
            return this;
        }

        /// With a zero byte at its end.
        Packet text(String value) {
            bytes.writeBytes(value.replace('\u0000', '\uFFFD').getBytes(StandardCharsets.UTF_8));
            bytes.write(0);
            return this;
        }

        Packet bytes(byte[] value) {
            bytes.writeBytes(value);
            return this;
        }
    }
}
