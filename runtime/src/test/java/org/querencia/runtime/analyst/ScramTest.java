package org.querencia.runtime.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The exchange that RFC 7677 prints in its third section.
class ScramTest {

    private static final String MESSAGES =
            "n=user,r=rOprNGfwEbeRWgbNEkqO,"
                    + "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
                    + "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";

    private static final String PROOF = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";

    private final Scram scram =
            Scram.of("pencil", Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);

    @Test
    void who_knows_the_password_proves_it_and_is_answered() {
        assertThat(scram.proves(MESSAGES, PROOF)).isTrue();
        assertThat(scram.signature(MESSAGES))
                .isEqualTo("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @Test
    void another_proof_or_another_exchange_proves_nothing() {
        assertThat(scram.proves(MESSAGES + "x", PROOF)).isFalse();
        assertThat(scram.proves(MESSAGES, PROOF.replace('d', 'e'))).isFalse();
        assertThat(scram.proves(MESSAGES, "")).isFalse();
        assertThat(scram.proves(MESSAGES, "no base64!")).isFalse();
    }

    @Test
    void what_is_written_is_read_again() {
        assertThat(Scram.read(scram.written())).contains(scram);
        assertThat(Scram.read("SCRAM-SHA-256$9999999:x$y:z")).isEmpty();
        assertThat(Scram.read("md5abc")).isEmpty();
    }
}
