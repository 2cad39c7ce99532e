package org.querencia.app.demo.unify;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.querencia.app.demo.unify.Unify.Brought;
import org.querencia.app.demo.unify.Unify.Progress;

/// What the demo says, in the language of its console.
public final class Words {
    private final ResourceBundle texts;
    private final Locale language;

    /// @param language `es` or `en`; others read English
    public Words(Locale language) {
        boolean spanish = language.getLanguage().equals("es");
        // Figures as in Colombia: points between thousands.
        this.language = spanish ? Locale.of("es", "CO") : Locale.ENGLISH;
        this.texts =
                ResourceBundle.getBundle(
                        Words.class.getPackageName() + "." + (spanish ? "words_es" : "words_en"),
                        Locale.ROOT);
    }

    public String signIn(String link) {
        return text("sign-in", link);
    }

    public String writing(String folder, LocalDate from, LocalDate until) {
        return text("writing", folder, date(from), date(until.minusDays(1)));
    }

    public String written(long people, long orders, double seconds) {
        return text("written", people, orders, seconds);
    }

    public String progress(Progress progress) {
        return progress.secondsLeft()
                .map(left ->
                        text(
                                "progress-left",
                                progress.what(),
                                progress.share(),
                                progress.rowsPerSecond(),
                                left))
                .orElseGet(() ->
                        text(
                                "progress",
                                progress.what(),
                                progress.share(),
                                progress.rowsPerSecond()));
    }

    public String waiting() {
        return text("waiting");
    }

    /// Records in, people out, and how right that is.
    public List<String> summary(Brought brought, Score score, double seconds) {
        return List.of(
                text("summary", brought.rows(), brought.refused(), seconds),
                text("people", score.named(), score.found(), score.people()),
                text("precision", score.precision(), score.rightPairs(), score.saidPairs()),
                text("recall", score.recall(), score.rightPairs(), score.samePairs()),
                text("visits", score.recognised(), score.visits()));
    }

    public String looking() {
        return text("looking");
    }

    /// What identifiers alone found, beside what likeness found with them.
    ///
    /// @param linked how many links likeness made
    public List<String> alike(long linked, Score before, Score after, double seconds) {
        return List.of(
                text("alike", linked, seconds),
                text(
                        "alike-precision",
                        after.precision(),
                        before.precision(),
                        after.rightPairs(),
                        after.saidPairs()),
                text(
                        "alike-recall",
                        after.recall(),
                        before.recall(),
                        after.rightPairs(),
                        after.samePairs()),
                text("alike-people", after.found(), before.found(), after.people()),
                text("why"));
    }

    public String live() {
        return text("live");
    }

    public String again() {
        return text("again");
    }

    private String date(LocalDate date) {
        return date.format(
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
    }

    private String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), language).format(arguments);
    }
}
