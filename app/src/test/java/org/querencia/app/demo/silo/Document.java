package org.querencia.app.demo.silo;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// An electronic document, or a part of one, read by the parser of the JDK.
record Document(Element element) {

    /// Throws what the schema says against it.
    static Document valid(byte[] bytes, Schema schema) throws Exception {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
        return new Document(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(bytes))
                        .getDocumentElement());
    }

    /// Parts at that path: `cac:TaxTotal/cac:TaxSubtotal`.
    List<Document> all(String path) {
        List<Document> at = List.of(this);
        for (String name : path.split("/", -1)) {
            List<Document> beneath = new ArrayList<>();
            at.forEach(one -> beneath.addAll(one.children(name)));
            at = beneath;
        }
        return at;
    }

    /// The first one's text.
    String text(String path) {
        return all(path).getFirst().element.getTextContent();
    }

    BigDecimal number(String path) {
        return new BigDecimal(text(path));
    }

    private List<Document> children(String name) {
        List<Document> children = new ArrayList<>();
        for (int i = 0; i < element.getChildNodes().getLength(); i++) {
            Node node = element.getChildNodes().item(i);
            if (node instanceof Element child && child.getTagName().equals(name)) {
                children.add(new Document(child));
            }
        }
        return children;
    }
}
