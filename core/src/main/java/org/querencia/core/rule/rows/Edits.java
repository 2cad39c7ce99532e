package org.querencia.core.rule.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes of rows, by the places of [Rows]. A place where nothing is changes nothing: it comes of
/// a page that is older than the rows.
public final class Edits {

    private Edits() {}

    public static Group plus(Group root, String group, Part part) {
        return change(root, group, found -> found instanceof Group at ? at.plus(part) : found);
    }

    public static Group row(Group root, String place, UnaryOperator<Row> change) {
        return change(root, place, found -> found instanceof Row row ? change.apply(row) : found);
    }

    /// The group that loses its last row goes, too, unless it is the outermost.
    public static Group without(Group root, String place) {
        return swept(
                change(
                        root,
                        parent(place),
                        found -> found instanceof Group at ? removed(at, last(place)) : found));
    }

    /// One place earlier in its group.
    public static Group earlier(Group root, String place) {
        return change(
                root,
                parent(place),
                found -> found instanceof Group at ? swapped(at, last(place)) : found);
    }

    public static Optional<Part> at(Group root, String place) {
        Part found = root;
        for (int index : indexes(place)) {
            if (!(found instanceof Group group) || index >= group.parts().size()) {
                return Optional.empty();
            }
            found = group.parts().get(index);
        }
        return Optional.of(found);
    }

    private static Group change(Group root, String place, UnaryOperator<Part> change) {
        return changed(root, indexes(place), change) instanceof Group group ? group : root;
    }

    private static Part changed(Part part, List<Integer> way, UnaryOperator<Part> change) {
        if (way.isEmpty()) {
            return change.apply(part);
        }
        int index = way.getFirst();
        if (!(part instanceof Group group) || index >= group.parts().size()) {
            return part;
        }
        List<Part> parts = new ArrayList<>(group.parts());
        parts.set(index, changed(parts.get(index), way.subList(1, way.size()), change));
        return new Group(group.any(), group.not(), parts);
    }

    private static Group removed(Group group, int index) {
        List<Part> parts = new ArrayList<>(group.parts());
        if (index < parts.size()) {
            parts.remove(index);
        }
        return new Group(group.any(), group.not(), parts);
    }

    private static Group swapped(Group group, int index) {
        List<Part> parts = new ArrayList<>(group.parts());
        if (index > 0 && index < parts.size()) {
            parts.add(index - 1, parts.remove(index));
        }
        return new Group(group.any(), group.not(), parts);
    }

    private static Group swept(Group group) {
        List<Part> parts = new ArrayList<>();
        for (Part part : group.parts()) {
            switch (part) {
                case Row row -> parts.add(row);
                case Group inner -> {
                    Group left = swept(inner);
                    if (!left.parts().isEmpty()) {
                        parts.add(left);
                    }
                }
            }
        }
        return new Group(group.any(), group.not(), parts);
    }

    private static List<Integer> indexes(String place) {
        List<Integer> indexes = new ArrayList<>();
        if (!place.isEmpty()) {
            for (String index : place.split("\\.", -1)) {
                indexes.add(Integer.parseInt(index));
            }
        }
        return indexes;
    }

    private static String parent(String place) {
        int cut = place.lastIndexOf('.');
        return cut < 0 ? Rows.ROOT : place.substring(0, cut);
    }

    private static int last(String place) {
        return Integer.parseInt(place.substring(place.lastIndexOf('.') + 1));
    }
}
