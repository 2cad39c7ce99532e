package org.querencia.app.demo.unify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.querencia.app.demo.unify.Unify.Brought;
import org.querencia.app.demo.unify.Unify.Progress;

class WordsTest {
    private static final Score SCORE =
            new Score(90_000, 68_180, 16_469, 17_314, 667_386, 287_515, 273_985, 12_687, 3_700);

    @Test
    void both_languages_say_the_same_things() {
        assertThat(bundle("es").keySet()).isEqualTo(bundle("en").keySet());
    }

    @Test
    void the_summary_in_spanish() {
        assertThat(new Words(Locale.of("es")).summary(new Brought(172_580, 12), SCORE, 61.44))
                .isEqualTo(
                        List.of(
                                "Listo en 61,4 s: 172.580 registros leídos, 12 rechazados.",
                                "68.180 de ellos nombran a alguien: resultaron 17.314 personas. En"
                                        + " verdad son 16.469.",
                                "Precisión 95,3%: de 287.515 pares de registros que se dieron por"
                                        + " una misma persona, 273.985 lo son.",
                                "Cobertura 41,1%: de 667.386 pares de registros que son de una"
                                        + " misma persona, se encontraron 273.985.",
                                "3.700 de 12.687 visitas anónimas al sitio ya están en la ficha de"
                                        + " quien las hizo."));
    }

    @Test
    void likeness_is_told_beside_identifiers_alone() {
        Score after =
                new Score(90_000, 68_180, 16_469, 16_500, 667_386, 620_000, 605_000, 12_687, 3_700);

        assertThat(new Words(Locale.of("es")).alike(812, SCORE, after, 4.25))
                .isEqualTo(
                        List.of(
                                "Listo en 4,2 s: 812 vínculos por parecido; cada uno se puede"
                                        + " explicar y deshacer.",
                                "Precisión 97,6% (solo con los datos en común 95,3%): de 620.000"
                                        + " pares de registros que se dieron por una misma persona,"
                                        + " 605.000 lo son.",
                                "Cobertura 90,7% (solo con los datos en común 41,1%): de 667.386"
                                        + " pares de registros que son de una misma persona, se"
                                        + " encontraron 605.000.",
                                "Resultaron 16.500 personas (solo con los datos en común 17.314)."
                                        + " En verdad son 16.469.",
                                "Por qué dos registros son una persona: Personas, una ficha,"
                                        + " Vínculos y evidencia."));
    }

    @Test
    void the_summary_in_english() {
        assertThat(
                        new Words(Locale.ENGLISH)
                                .summary(new Brought(172_580, 12), SCORE, 61.44)
                                .subList(0, 3))
                .isEqualTo(
                        List.of(
                                "Done in 61.4 s: 172,580 records read, 12 refused.",
                                "68,180 of them name somebody: they became 17,314 people. In truth"
                                        + " they are 16,469.",
                                "Precision 95.3%: of 287,515 pairs of records said to be one"
                                        + " person's, 273,985 are."));
    }

    @Test
    void progress_tells_what_is_left_when_it_knows() {
        Words words = new Words(Locale.ENGLISH);

        assertThat(words.progress(new Progress("tienda.csv", 0.456, 12_345, Optional.of(7L))))
                .isEqualTo("tienda.csv: 46%, 12,345 rows a second, 7 s left");
        assertThat(words.progress(new Progress("tienda.csv", 1, 12_345, Optional.empty())))
                .isEqualTo("tienda.csv: 100%, 12,345 rows a second");
    }

    @Test
    void the_period_is_told_by_its_last_day() {
        assertThat(
                        new Words(Locale.of("es"))
                                .writing(
                                        "demo",
                                        LocalDate.of(2024, 11, 26),
                                        LocalDate.of(2026, 11, 26)))
                .contains("del 26 de noviembre de 2024 al 25 de noviembre de 2026");
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                Words.class.getPackageName() + ".words_" + language, Locale.ROOT);
    }
}
