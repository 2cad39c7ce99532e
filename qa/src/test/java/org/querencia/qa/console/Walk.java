package org.querencia.qa.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds every page of the console by following its links, so that a new page is looked at without
/// being listed. Of pages that differ only in whom they show, the first stands for all.
final class Walk {

    /// Far more than there are; a link that leads on for ever would otherwise never end.
    private static final int PAGES_MAX = 200;

    /// Parts of paths that name one of many, and what stands for them.
    private static final Map<String, String> ONE_OF_MANY =
            Map.of(
                    "/[0-9a-f]{8}-[0-9a-f-]{27}", "/{person}",
                    "/refused/[0-9]+", "/refused/{event}",
                    "^/sources/(?!new)[^/]+", "/sources/{source}",
                    "^/companies/[^/]+", "/companies/{company}",
                    "^/catalogue/[^/]+", "/catalogue/{product}",
                    "^/segments/(?!new|ready|rfm)[^/]+", "/segments/{segment}",
                    "^/journey/(?!new|rule)[^/?]+", "/journey/{model}",
                    "^/imports/[0-9]+", "/imports/{import}",
                    "/identifiers/types/[^/]+", "/identifiers/types/{type}");

    private static final String LINKS =
            """
            [...document.querySelectorAll("a[href^='/']:not([download])")].map((link) => link.getAttribute("href"))\
            """;

    private Walk() {}

    /// Opens each page that can be reached from Home and from the addresses given, and shows it.
    ///
    /// @param also addresses opened as they are, whatever page they are of
    /// @param look at the page that is open, with its address and its HTTP status
    static Set<String> pages(Visitor visitor, List<String> also, Look look) {
        Set<String> found = new LinkedHashSet<>(Set.of("/"));
        Deque<String> ahead = new ArrayDeque<>(List.of("/"));
        ahead.addAll(also);
        while (!ahead.isEmpty() && found.size() < PAGES_MAX) {
            String here = ahead.poll();
            look.at(here, visitor.open(here));
            for (Object link : (List<?>) visitor.page.evaluate(LINKS)) {
                String address = String.valueOf(link);
                if (found.add(page(address))) {
                    ahead.add(address);
                }
            }
        }
        return found;
    }

    @FunctionalInterface
    interface Look {
        void at(String address, int status);
    }

    /// What is left of an address when it no longer says whom it shows and how it is filtered.
    private static String page(String address) {
        String[] parts = address.split("[?#]", 2);
        String path = parts[0];
        for (Map.Entry<String, String> each : ONE_OF_MANY.entrySet()) {
            path = path.replaceAll(each.getKey(), each.getValue());
        }
        boolean chosen = parts.length == 2 && parts[1].startsWith("kind=");
        return chosen ? path + "?kind" : path;
    }
}
