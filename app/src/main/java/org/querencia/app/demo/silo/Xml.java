package org.querencia.app.demo.silo;

import java.util.ArrayDeque;
import java.util.Deque;

/// Writes XML: elements within elements, text escaped.
final class Xml {
    private static final int LENGTH = 12_000;

    private final StringBuilder text = new StringBuilder(LENGTH);
    private final Deque<String> open = new ArrayDeque<>();

    Xml() {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n");
    }

    /// @param attributes name, value, name, value …
    Xml open(String element, String... attributes) {
        start(element, attributes);
        text.append('>');
        open.push(element);
        return this;
    }

    Xml close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    Xml close(int elements) {
        for (int i = 0; i < elements; i++) {
            close();
        }
        return this;
    }

    /// An element with text in it.
    Xml put(String element, String content, String... attributes) {
        start(element, attributes);
        text.append('>');
        escape(content);
        text.append("</").append(element).append('>');
        return this;
    }

    /// An element with another document in it, as it is.
    Xml putDocument(String element, String document) {
        start(element);
        text.append("><![CDATA[").append(document).append("]]></").append(element).append('>');
        return this;
    }

    private void start(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
    }

    private void escape(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                default -> text.append(c);
            }
        }
    }

    /// The document, all of whose elements are closed.
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: %s".formatted(open));
        }
        return text.toString();
    }
}
