package org.querencia.web.console.frame;

import java.util.List;

/// The people behind a figure, as a page of their own.
///
/// @param lead what the figure is
/// @param count how many they are, in words
/// @param back the address of the view the figure is in, and what it is called
/// @param heads what is told of each beside the name
/// @param people the first of them
public record PeopleBehind(
        Area area,
        String title,
        String lead,
        String count,
        Back back,
        List<String> heads,
        List<Person> people) {

    public record Back(String address, String name) {}

    /// @param cells one for each head
    public record Person(String profile, String name, List<String> cells) {}

    /// How many they are, and how many of them are listed where that is not all.
    public static String count(long count, int listed, Frame frame) {
        String all = frame.text("figure.people", count);
        return count > listed ? all + frame.text("figure.people.first", listed) : all;
    }
}
