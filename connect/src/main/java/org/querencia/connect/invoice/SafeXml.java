package org.querencia.connect.invoice;

import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML that strangers wrote: no document types, so no entities of their own, and nothing is
/// fetched from anywhere; bounded in depth, elements and text. Safe from any thread.
final class SafeXml {

    /// An invoice of two thousand lines has some 2 MB.
    static final int BYTES_MAX = 20 << 20;

    /// UBL nests some fifteen deep.
    static final int DEPTH_MAX = 60;

    static final int ELEMENTS_MAX = 500_000;

    /// Signatures and extensions say nothing of what was bought, and are most of a document.
    private static final Set<String> PASSED_OVER = Set.of("UBLExtensions", "Signature");

    private static final XMLInputFactory FACTORY = factory();

    private int elements;

    private SafeXml() {}

    /// The root of a document. Throws [RefusedDocumentException] when it is not well-formed, or not
    /// harmless.
    static Element read(byte[] document) {
        try {
            return new SafeXml()
                    .read(FACTORY.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException malformed) {
            throw malformed(malformed);
        }
    }

    /// A document inside another, as text.
    static Element read(String document) {
        Reader text = new StringReader(document.strip());
        try {
            return new SafeXml().read(FACTORY.createXMLStreamReader(text));
        } catch (XMLStreamException malformed) {
            throw malformed(malformed);
        }
    }

    private Element read(XMLStreamReader xml) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Open next = start(xml, open.size());
                    if (PASSED_OVER.contains(next.name)) {
                        passOver(xml);
                    } else {
                        open.push(next);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml, open);
                case XMLStreamConstants.END_ELEMENT -> {
                    Element whole = open.pop().closed();
                    if (open.isEmpty()) {
                        return whole;
                    }
                    open.element().children.add(whole);
                }
                case XMLStreamConstants.DTD -> throw documentType(xml);
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new RefusedDocumentException(
                                line(xml), "invoice-entity", String.valueOf(xml.getLocalName()));
                default -> {}
            }
        }
        throw new RefusedDocumentException(line(xml), "invoice-empty");
    }

    private Open start(XMLStreamReader xml, int depth) {
        elements++;
        if (elements > ELEMENTS_MAX) {
            throw new RefusedDocumentException(line(xml), "invoice-elements", ELEMENTS_MAX);
        }
        if (depth >= DEPTH_MAX) {
            throw new RefusedDocumentException(line(xml), "invoice-depth", DEPTH_MAX);
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        String namespace = xml.getNamespaceURI();
        return new Open(
                namespace == null ? "" : namespace, xml.getLocalName(), attributes, line(xml));
    }

    private void passOver(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    start(xml, depth);
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private static void text(XMLStreamReader xml, Deque<Open> open) {
        if (!open.isEmpty() && !xml.isWhiteSpace()) {
            open.element().text.append(xml.getText());
        }
    }

    private static RefusedDocumentException documentType(XMLStreamReader xml) {
        return new RefusedDocumentException(line(xml), "invoice-doctype");
    }

    private static RefusedDocumentException malformed(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        int words = message.indexOf("Message: ");
        return new RefusedDocumentException(
                malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNumber(),
                "invoice-malformed",
                (words < 0 ? message : message.substring(words + 9)).strip());
    }

    private static int line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }

    /// An element whose end was not reached yet.
    private static final class Open {
        private final String namespace;
        private final String name;
        private final Map<String, String> attributes;
        private final int line;
        private final StringBuilder text = new StringBuilder();
        private final List<Element> children = new ArrayList<>();

        private Open(String namespace, String name, Map<String, String> attributes, int line) {
            this.namespace = namespace;
            this.name = name;
            this.attributes = attributes;
            this.line = line;
        }

        private Element closed() {
            return new Element(
                    namespace, name, attributes, text.toString().strip(), children, line);
        }
    }

    /// The JDK's own, whatever else is on the class path: its limits are known.
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }
}
