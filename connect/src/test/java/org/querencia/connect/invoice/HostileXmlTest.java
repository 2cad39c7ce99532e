package org.querencia.connect.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.querencia.connect.invoice.Documents.example;
import static org.querencia.connect.invoice.Documents.refusal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Documents made to fill memory, to read this machine's files, or to speak to others.
@Timeout(20)
class HostileXmlTest {

    private static final String REFUSED_TYPE =
            "the document declares a type (DOCTYPE), which may define entities and fetch files:"
                    + " refused; invoices have none";

    @Test
    void a_billion_laughs_are_not_laughed() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE Invoice [\n");
        bomb.append("<!ENTITY a0 \"ha\">\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a").append(i).append(" \"");
            bomb.append(("&a" + (i - 1) + ";").repeat(10)).append("\">\n");
        }
        bomb.append("]>\n<Invoice>&a11;</Invoice>");

        assertThat(refusal(bomb.toString())).endsWith(": " + REFUSED_TYPE);
    }

    @Test
    void files_of_this_machine_are_not_read(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "a secret");
        for (String declaration :
                new String[] {
                    "<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
                    "<!DOCTYPE Invoice SYSTEM \"" + secret.toUri() + "\">",
                    "<!DOCTYPE Invoice [<!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;]>",
                    "<!DOCTYPE Invoice PUBLIC \"x\" \"http://127.0.0.1:1/x.dtd\">"
                }) {
            String refusal = refusal(declaration + "\n<Invoice>&x;</Invoice>");

            assertThat(refusal).isEqualTo("1: " + REFUSED_TYPE).doesNotContain("a secret");
        }
    }

    @Test
    void the_same_inside_an_attached_document_is_refused_with_the_line_in_the_file() {
        String attached =
                example("documento-adjunto.xml")
                        .replace(
                                "<![CDATA[<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                                "<![CDATA[<?xml version=\"1.0\"?>\n<!DOCTYPE Invoice []>");

        assertThat(refusal(attached)).isEqualTo("13: inside the AttachedDocument: " + REFUSED_TYPE);
    }

    @Test
    void an_attached_document_inside_another_is_not_followed() {
        String attached = example("documento-adjunto.xml");
        String inner =
                attached.substring(attached.indexOf("<AttachedDocument"))
                        .replaceAll("<!\\[CDATA\\[(?s).*?]]>", "x");
        String nested = attached.replaceAll("<!\\[CDATA\\[(?s).*?]]>", "<![CDATA[" + inner + "]]>");

        assertThat(refusal(nested)).contains("inside the AttachedDocument: ");
    }

    @Test
    void entities_that_nobody_defined_are_refused() {
        assertThat(refusal("<Invoice>&boom;</Invoice>")).startsWith("1: ").contains("boom");
    }

    @Test
    void depth_elements_and_bytes_are_bounded() {
        assertThat(refusal("<a>".repeat(100) + "</a>".repeat(100)))
                .isEqualTo("1: elements stand in each other more than 60 deep");
        assertThat(
                        refusal(
                                "<a><UBLExtensions>"
                                        + "<b>".repeat(100)
                                        + "</b>".repeat(100)
                                        + "</UBLExtensions></a>"))
                .isEqualTo("1: elements stand in each other more than 60 deep");
        assertThat(refusal("<a>\n" + "<b/>".repeat(500_001) + "</a>"))
                .isEqualTo("2: the document has more than 500,000 elements");
        assertThat(refusal("<a>" + " ".repeat(SafeXml.BYTES_MAX) + "</a>"))
                .isEqualTo("1: the document has more than 20,971,520 bytes");
    }

    @Test
    void what_is_no_xml_or_no_invoice_is_said_to_be_none() {
        assertThat(refusal("")).startsWith("1: the document is not well-formed XML: ");
        assertThat(refusal("%PDF-1.7")).startsWith("1: the document is not well-formed XML: ");
        assertThat(refusal("<html>\n<body>"))
                .startsWith("2: the document is not well-formed XML: ");
        assertThat(refusal("<html/>"))
                .isEqualTo(
                        "1: the document is <html>, and no UBL 2.1 invoice, credit note, debit note"
                                + " or AttachedDocument");
    }

    @Test
    void numbers_of_a_thousand_digits_and_of_huge_powers_are_none() {
        for (String number : new String[] {"1e999999999", "9".repeat(1_000)}) {
            assertThatThrownBy(() ->
                            UblDocument.read(
                                    example("factura.xml")
                                            .replace(">79249.89<", ">" + number + "<")
                                            .getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(RefusedDocumentException.class)
                    .hasMessage("invoice-number");
        }
    }
}
