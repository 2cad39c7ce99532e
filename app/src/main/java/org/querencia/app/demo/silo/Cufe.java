package org.querencia.app.demo.silo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.querencia.app.demo.company.Company;

/// The codes by which DIAN knows electronic documents: SHA-384 over their main figures (Anexo
/// Técnico de Factura Electrónica de Venta 1.9, 11.1.2 for the CUFE, 11.1.3 for the CUDE).
final class Cufe {

    /// Of the technical key that DIAN would give, and the program's PIN; ours are nobody's.
    private static final String KEY = "semilla-de-ejemplo-sin-clave-tecnica-verdadera";

    /// The environment of tests.
    static final String ENVIRONMENT = "2";

    private Cufe() {}

    static String of(
            String id, LocalDateTime time, String buyer, long net, long tax, long payable) {
        String text =
                id
                        + time.toLocalDate()
                        + Writing.clock(time)
                        + Ubl.OFFSET
                        + net
                        + ".00"
                        + "01"
                        + tax
                        + ".00"
                        + "040.00"
                        + "030.00"
                        + payable
                        + ".00"
                        + Company.NIT
                        + buyer
                        + KEY
                        + ENVIRONMENT;
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-384")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-384", missing);
        }
    }
}
