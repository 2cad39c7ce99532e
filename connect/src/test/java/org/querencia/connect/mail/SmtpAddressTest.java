package org.querencia.connect.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpAddressTest {

    @Test
    void one_address_says_all() {
        assertThat(
                        SmtpAddress.parse(
                                "smtps://crm%40shop.example:p%40ss+word@mail.example:2465?from=hola+crm@shop.example"))
                .isEqualTo(
                        new SmtpAddress(
                                true,
                                "mail.example",
                                2465,
                                "crm@shop.example",
                                "p@ss+word",
                                "hola+crm@shop.example"));
    }

    @Test
    void what_is_left_out_is_usual() {
        assertThat(SmtpAddress.parse("smtp://crm%40shop.example:secret@mail.example"))
                .isEqualTo(
                        new SmtpAddress(
                                false,
                                "mail.example",
                                587,
                                "crm@shop.example",
                                "secret",
                                "crm@shop.example"));
        assertThat(SmtpAddress.parse("smtps://mail.example?from=a@b.co").port()).isEqualTo(465);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    http://mail.example?from=a@b.co        | expected smtp:// or smtps://
                    smtp://user:hush@mail.example          | expected the sender's address, such as ?from=crm@shop.example
                    smtp://mail.example?from=a@b.co&x=1    | 'x, from' is unknown; expected from
                    smtp://u:hu sh@mail.example            | this is no address
                    smtp://u:hush/1@mail.example           | expected a host and no path; write @ / : ? of a password as %40 %2F %3A %3F
                    """)
    void what_is_no_such_address_is_refused_without_telling_the_password(
            String text, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmtpAddress.parse(text))
                .withMessage(words);
    }

    @Test
    void the_password_is_not_printed() {
        assertThat(SmtpAddress.parse("smtp://user:hush@mail.example?from=a@b.co"))
                .hasToString("smtp://mail.example:587, from a@b.co");
    }
}
