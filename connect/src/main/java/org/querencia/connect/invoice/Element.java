package org.querencia.connect.invoice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An element of a document with what is in it. Names are without their prefixes: the parts of UBL
/// differ by name already.
///
/// @param namespace of the element
/// @param text of its own, without white space around
/// @param line where it begins, from 1
record Element(
        String namespace,
        String name,
        Map<String, String> attributes,
        String text,
        List<Element> children,
        int line) {

    private static final int NUMBER_LENGTH_MAX = 40;

    Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// The first element on a path of names.
    Optional<Element> find(String... path) {
        Element at = this;
        for (String name : path) {
            Optional<Element> next =
                    at.children.stream().filter(child -> child.name.equals(name)).findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    List<Element> all(String name) {
        return children.stream().filter(child -> child.name.equals(name)).toList();
    }

    /// The text at a path; empty where there is none.
    String text(String... path) {
        return find(path).map(Element::text).orElse("");
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "").strip();
    }

    /// The amount at a path; empty where there is none. Refuses what is written there and is no
    /// number.
    Optional<BigDecimal> number(String... path) {
        Optional<Element> found = find(path).filter(element -> !element.text.isEmpty());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Element element = found.get();
        try {
            if (element.text.length() <= NUMBER_LENGTH_MAX) {
                BigDecimal number = new BigDecimal(element.text);
                if (Math.abs((long) number.scale()) <= NUMBER_LENGTH_MAX) {
                    return Optional.of(number);
                }
            }
        } catch (NumberFormatException notANumber) {
            throw noNumber(element);
        }
        throw noNumber(element);
    }

    private static RefusedDocumentException noNumber(Element element) {
        String start =
                element.text.substring(0, Math.min(NUMBER_LENGTH_MAX, element.text.length()));
        return new RefusedDocumentException(element.line, "invoice-number", element.name, start);
    }
}
