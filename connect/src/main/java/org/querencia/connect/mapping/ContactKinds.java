package org.querencia.connect.mapping;

import static org.querencia.connect.mapping.FieldSpec.field;
import static org.querencia.connect.mapping.FieldType.AMOUNT;
import static org.querencia.connect.mapping.FieldType.CHOICE;
import static org.querencia.connect.mapping.FieldType.CURRENCY;
import static org.querencia.connect.mapping.FieldType.DAY;
import static org.querencia.connect.mapping.FieldType.FLAG;
import static org.querencia.connect.mapping.FieldType.MOMENT;
import static org.querencia.connect.mapping.FieldType.NUMBER;
import static org.querencia.connect.mapping.FieldType.TEXT;
import static org.querencia.connect.mapping.FieldType.WHOLE;

import java.util.List;
import org.querencia.connect.mapping.Kind.Repeats;
import org.querencia.connect.mapping.Kind.Who;

/// The kinds whose rows tell of the company's dealings with a person.
final class ContactKinds {

    static final String WHAT = "what";

    static final Kind LOYALTY =
            new Kind(
                    "loyalty",
                    "Members of a points programme and what they have.",
                    "Loyalty Balance Reported",
                    Who.NEEDED,
                    Repeats.UPDATE,
                    "date",
                    List.of(Kind.PERSON, "programme", "date"),
                    List.of(
                            field("programme", TEXT, "which one, where there are several")
                                    .like("programa|program|programme|plan"),
                            field("points", NUMBER, "the balance")
                                    .like("puntos|points|saldo|saldo puntos|balance|saldo actual"),
                            field("tier", TEXT, "").like("nivel|tier|categoria|segmento"),
                            field("expires", DAY, "when the points expire")
                                    .like("vencimiento|expires|vence|fecha vencimiento"),
                            field("date", MOMENT, "when the balance was so; else now")
                                    .like("fecha corte|corte|date|fecha saldo|fecha")));

    static final Kind CALLS =
            new Kind(
                    "calls",
                    "Calls and help-desk contacts.",
                    "Call Logged",
                    Who.NEEDED,
                    Repeats.UPDATE,
                    "date",
                    List.of("call_id"),
                    List.of(
                            field("call_id", TEXT, "names it")
                                    .like("id llamada|call id|ticket|caso|radicado"),
                            field("date", MOMENT, "when it began")
                                    .needed()
                                    .like("fecha|date|fecha hora|start time|inicio|hora inicio"),
                            field("direction", CHOICE, "who called")
                                    .like("direccion|direction|tipo|tipo llamada|sentido")
                                    .or("in", "in|inbound|entrante|recibida")
                                    .or("out", "out|outbound|saliente|realizada"),
                            field("duration_s", WHOLE, "in seconds")
                                    .like(
                                            "duracion|duration|segundos|duration s|duracion segundos"),
                            field("agent", TEXT, "").like("agente|asesor|agent|usuario|operador"),
                            field("reason", TEXT, "")
                                    .like("motivo|razon|reason|tipificacion|asunto|subject"),
                            field("outcome", TEXT, "")
                                    .like("resultado|outcome|estado|status|disposition"),
                            field("note", TEXT, "")
                                    .like(
                                            "nota|observacion|observaciones|note|notes|comentario|comentarios")));

    static final Kind VISITS =
            new Kind(
                    "visits",
                    "Who was invited to an event, who came, and whom sellers saw.",
                    "Event Attended",
                    Who.OPTIONAL,
                    Repeats.UPDATE,
                    "date",
                    List.of(),
                    List.of(
                            field(WHAT, CHOICE, "invited, attended or visit; attended without")
                                    .like("asistio|tipo|estado|what|status|asistencia")
                                    .or(
                                            "invited",
                                            "invited|invitado|invitada|registrado|registered|no")
                                    .or(
                                            "attended",
                                            "attended|asistio|asistente|si|yes|came|came in|true|1|x")
                                    .or("visit", "visit|visita"),
                            field("date", MOMENT, "").needed().like("fecha|date|fecha hora|dia"),
                            field("event", TEXT, "which event")
                                    .like("evento|event|feria|actividad"),
                            field("place", TEXT, "")
                                    .like("lugar|sede|place|tienda|ciudad evento|ubicacion"),
                            field("bought", FLAG, "").like("compro|bought|compra|venta"),
                            field("reason", TEXT, "why not")
                                    .like("motivo|razon|reason|motivo no compra"),
                            field("tried", TEXT, "what was tried or asked for")
                                    .like("probo|degusto|tried|producto probado"),
                            field("interest", TEXT, "").like("interes|interest|interesado en"),
                            field("channel", TEXT, "how they came")
                                    .like("canal|como llego|channel|como se entero"),
                            field("seller", TEXT, "").like("vendedor|asesor|seller|vendedora")));

    static final Kind RECEIVABLES =
            new Kind(
                    "receivables",
                    "What customers owe.",
                    "Receivable Reported",
                    Who.NEEDED,
                    Repeats.UPDATE,
                    "date",
                    List.of("invoice", "date"),
                    List.of(
                            field("invoice", TEXT, "")
                                    .needed()
                                    .like("factura|invoice|documento|numero factura|no factura"),
                            field("amount", AMOUNT, "still owed")
                                    .needed()
                                    .like("saldo|valor|amount|pendiente|monto|saldo pendiente"),
                            field("currency", CURRENCY, "").like("moneda|currency|divisa"),
                            field("due", DAY, "when it is due")
                                    .like("vencimiento|due|due date|fecha vencimiento|vence"),
                            field("date", MOMENT, "when it was so; else now")
                                    .like("fecha corte|corte|date")));

    private ContactKinds() {}
}
