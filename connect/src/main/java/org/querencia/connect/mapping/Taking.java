package org.querencia.connect.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a value of a row comes from: one or several columns, or the mapping itself.
///
/// @param columns in whose cells it stands; several: the first that is not blank, or all of them
///   with `join` between
/// @param join between the cells of several columns
/// @param constant in place of columns
/// @param translate what cells say (in plain lower case), and what that means
/// @param otherwise where all is blank
/// @param dates how its dates are written; else as detected
/// @param decimal what stands before its decimals; else as detected
/// @param as what it is made: of traits and properties, which have no type by themselves
/// @param perLine of an order's amounts: given per line, to be added up
public record Taking(
        List<String> columns,
        Optional<String> join,
        Optional<String> constant,
        Map<String, String> translate,
        Optional<String> otherwise,
        Optional<String> dates,
        Optional<Character> decimal,
        Optional<FieldType> as,
        boolean perLine) {

    public Taking {
        columns = List.copyOf(columns);
        translate = Map.copyOf(translate);
    }

    public static Taking column(String column) {
        return columns(List.of(column));
    }

    public static Taking columns(List<String> columns) {
        return new Taking(
                columns,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public Taking dated(Optional<String> pattern) {
        return new Taking(
                columns, join, constant, translate, otherwise, pattern, decimal, as, perLine);
    }

    public Taking as(FieldType type) {
        return new Taking(
                columns,
                join,
                constant,
                translate,
                otherwise,
                dates,
                decimal,
                Optional.of(type),
                perLine);
    }
}
