package org.querencia.web.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.TimelinePage;
import org.querencia.runtime.view.TimelinePage.Happened;
import org.querencia.runtime.warehouse.Timelines.Filter;
import org.querencia.web.console.frame.Formats;
import org.querencia.web.http.Json;

/// Everything kept of a person, for them to take along (GDPR, articles 15 and 20; Colombia's Ley
/// 1581 of 2012, article 8): as JSON for programs, as a document that opens in any browser for
/// people.
///
/// Written event by event, so that a long history needs no memory.
public final class PersonExport {

    private final ProfileViews views;

    public PersonExport(ProfileViews views) {
        this.views = views;
    }

    /// `{"profile":{…},"events":[…]}`, events newest first.
    public void write(ProfileView person, OutputStream out) throws IOException {
        out.write(text("{\"profile\":"));
        out.write(Json.bytes(ProfileRender.whole(person, person.id())));
        out.write(text(",\"events\":["));
        boolean[] first = {true};
        events(
                person,
                event -> {
                    out.write(text(first[0] ? "\n" : ",\n"));
                    out.write(Json.bytes(event));
                    first[0] = false;
                });
        out.write(text("]}\n"));
    }

    /// The same to be read, in the language and the zone of `formats`.
    public void writeDocument(ProfileView person, Formats formats, OutputStream out)
            throws IOException {
        PersonDocument document = new PersonDocument(formats);
        out.write(text(document.head(person.name())));
        out.write(text(document.fields(ProfileRender.whole(person, person.id()))));
        out.write(text(document.eventsHead()));
        events(person, event -> out.write(text(document.event(event))));
        out.write(text(document.foot()));
    }

    private void events(ProfileView person, Each each) throws IOException {
        Optional<TimelinePage.Cursor> after = Optional.empty();
        do {
            Optional<TimelinePage> page =
                    views.timeline(
                            person.id(),
                            new TimelinePage.Query(
                                    Filter.ALL, false, after, TimelinePage.LIMIT_MAX));
            if (page.isEmpty()) {
                return;
            }
            for (TimelinePage.Entry entry : page.get().entries()) {
                if (entry instanceof Happened(var logged)) {
                    each.take(Render.event(logged));
                }
            }
            after = page.get().next();
        } while (after.isPresent());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Each {
        void take(Fields event) throws IOException;
    }

    /// Whether a value has anything to show.
    static boolean isEmpty(Value value) {
        return switch (value) {
            case Value.Nothing _ -> true;
            case Value.Items(var items) -> items.isEmpty();
            case Fields fields -> fields.values().values().stream().allMatch(PersonExport::isEmpty);
            case Value.Text(String text) -> text.isBlank();
            case Value.Num _, Value.Flag _ -> false;
        };
    }
}
