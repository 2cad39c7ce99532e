package org.querencia.web.console.path;

import java.util.List;

/// How people go, in words.
///
/// @param segments those there are, to narrow by
/// @param events names of steps, to begin and end with
/// @param goal the step at which people arrive
/// @param kinds how many different ways there are
/// @param advice what to do first; empty where nothing is to be said
/// @param elsewhere orders in other currencies, in words
public record PathView(
        Terms terms,
        List<Choice> segments,
        List<String> events,
        String people,
        String goal,
        String kinds,
        PathPicture picture,
        List<Barrier> barriers,
        List<Passage> passages,
        List<Step> steps,
        List<Way> ways,
        List<Loop> loops,
        String advice,
        List<String> elsewhere) {

    public record Choice(String key, String name) {}

    /// @param width of a bar, in hundredths of the dearest
    public record Barrier(
            String step, String name, String lost, String each, String loss, long width) {}

    /// @param from key of the step, for the address
    public record Passage(
            String from,
            String to,
            String fromName,
            String toName,
            String times,
            String people,
            String median,
            String long90) {}

    public record Step(
            String step,
            String name,
            String people,
            String times,
            String starts,
            String ends,
            String open,
            String lost,
            String share) {}

    public record Way(String steps, String people, String share, long width) {}

    public record Loop(String steps, String times, String people) {}
}
