package org.querencia.web.console.imports;

import io.helidon.webserver.http.HttpRules;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportSchedule.Every;
import org.querencia.runtime.imports.Importing;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;

/// Files that are read again and again, and folders that are watched.
public final class SchedulePages {
    private final Pages pages;
    private final Importing imports;

    public SchedulePages(Pages pages, Importing imports) {
        this.pages = pages;
        this.imports = imports;
    }

    public void routing(HttpRules rules) {
        rules.get("/imports/schedules", pages.signedIn(this::list))
                .post("/imports/schedules", pages.posted(this::save, this::list))
                .post("/imports/schedules/delete", pages.posted(this::delete, this::list));
    }

    private void list(Visit visit) {
        ImportPages.requireAdministrator(visit);
        List<ImportSchedule> schedules = imports.schedules();
        Form form = visit.form();
        boolean typed = form.has("mapping");
        String wanted = (typed ? form : visit.query()).text("name").orElse("");
        Optional<ImportSchedule> known =
                schedules.stream().filter(one -> one.name().equals(wanted)).findFirst();
        Map<String, String> fields =
                typed
                        ? Map.of(
                                "name", form.text("name").orElse(""),
                                "source", form.text("source").orElse(""),
                                "path", form.text("path").orElse(""),
                                "every", form.text("every").orElse("day"),
                                "at", form.text("at").orElse(""),
                                "mapping", Choices.written(form))
                        : known.map(SchedulePages::fields)
                                .orElse(
                                        Map.of(
                                                "name", "", "source", "", "path", "", "every",
                                                "day", "at", "03:00", "mapping", ""));
        visit.show(
                "imports/schedules.jte",
                Map.of(
                        "schedules",
                        schedules,
                        "fields",
                        fields,
                        "known",
                        known.isPresent(),
                        "enabled",
                        typed
                                ? form.has("enabled")
                                : known.map(ImportSchedule::enabled).orElse(true)));
    }

    private static Map<String, String> fields(ImportSchedule schedule) {
        return Map.of(
                "name", schedule.name(),
                "source", schedule.source().value(),
                "path", schedule.path(),
                "every", schedule.every() instanceof Every.Hour ? "hour" : "day",
                "at", at(schedule.every()),
                "mapping", schedule.mapping());
    }

    private static String at(Every every) {
        return switch (every) {
            case Every.Hour(int minute) -> "00:%02d".formatted(minute);
            case Every.Day(LocalTime at) -> at.toString();
        };
    }

    /// When it runs, in words.
    public static String words(Frame frame, Every every) {
        return switch (every) {
            case Every.Hour(int minute) -> frame.text("schedules.every-hour", minute);
            case Every.Day(LocalTime at) -> frame.text("schedules.every-day", at.toString());
        };
    }

    private void save(Visit visit) {
        visit.requireAdministrator();
        Form form = visit.form();
        String source = Making.slug(form.required("source"));
        if (source.isEmpty()) {
            throw RefusedException.at("source", "refused.source-name");
        }
        ImportSchedule schedule =
                new ImportSchedule(
                        form.required("name"),
                        new SourceKey(source),
                        form.required("path"),
                        Choices.written(form),
                        every(form),
                        form.has("enabled"),
                        Optional.empty(),
                        Optional.empty());
        refusedInWords(() -> imports.save(schedule));
        visit.done(
                "/imports/schedules",
                schedule.enabled() ? "done.schedule" : "done.schedule-paused");
    }

    /// Of a file read every hour the minute counts.
    private static Every every(Form form) {
        String at = form.text("at").orElse("03:00");
        if (!at.matches("([01][0-9]|2[0-3]):[0-5][0-9](:[0-9]{2})?")) {
            throw RefusedException.at("at", "refused.time", at);
        }
        LocalTime time = LocalTime.parse(at);
        return form.text("every").orElse("day").equals("hour")
                ? new Every.Hour(time.getMinute())
                : new Every.Day(time);
    }

    private void delete(Visit visit) {
        visit.requireAdministrator();
        String name = visit.form().required("name");
        refusedInWords(() -> imports.deleteSchedule(name));
        visit.done("/imports/schedules", "done.schedule-deleted");
    }

    private static void refusedInWords(Runnable act) {
        try {
            act.run();
        } catch (ImportRefusedException refused) {
            throw ImportWords.refused(refused);
        }
    }
}
