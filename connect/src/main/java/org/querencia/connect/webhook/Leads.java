package org.querencia.connect.webhook;

import static org.querencia.connect.webhook.Reads.instant;
import static org.querencia.connect.webhook.Reads.objects;
import static org.querencia.connect.webhook.Reads.required;
import static org.querencia.connect.webhook.Reads.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.querencia.connect.fact.FieldsBuilder;
import org.querencia.connect.fact.Told;
import org.querencia.connect.fact.Told.Named;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// A form filled in on an advertisement. Meta's call names the lead; the answers are in it only
/// when somebody between adds them as `field_data`, in the form in which Meta's Graph API gives
/// them. A lead without answers is kept under its id; it counts once, and meets its answers when
/// those come by any way.
final class Leads {

    private static final String LEAD_ID = "meta_lead_id";

    /// Fields of the form that say who it is, and the trait each becomes.
    private static final Map<String, String> TRAITS =
            Map.ofEntries(
                    Map.entry("email", "email"),
                    Map.entry("work_email", "email"),
                    Map.entry("phone_number", "phone"),
                    Map.entry("work_phone_number", "phone"),
                    Map.entry("full_name", "name"),
                    Map.entry("first_name", "firstName"),
                    Map.entry("last_name", "lastName"),
                    Map.entry("company_name", "company"),
                    Map.entry("job_title", "title"),
                    Map.entry("date_of_birth", "birthday"),
                    Map.entry("gender", "gender"));

    private static final Map<String, String> ADDRESS =
            Map.of(
                    "street_address", "address",
                    "city", "city",
                    "state", "region",
                    "province", "region",
                    "post_code", "postalCode",
                    "zip_code", "postalCode",
                    "country", "country");

    private Leads() {}

    static List<Told> read(Fields value) {
        String id = required(value, "leadgen_id", "a lead");
        Map<String, String> answers = answers(value);
        List<Named> who = new ArrayList<>();
        who.add(new Named(LEAD_ID, id));
        FieldsBuilder traits = new FieldsBuilder();
        FieldsBuilder address = new FieldsBuilder();
        FieldsBuilder others = new FieldsBuilder();
        answers.forEach((question, answer) -> {
            String trait = TRAITS.getOrDefault(question, "");
            if (trait.equals("email") || trait.equals("phone")) {
                who.add(new Named(trait, answer));
            }
            if (!trait.isEmpty()) {
                traits.text(trait, answer);
            } else if (ADDRESS.containsKey(question)) {
                address.text(ADDRESS.getOrDefault(question, question), answer);
            } else {
                others.text(question, answer);
            }
        });
        Fields asked = others.build();
        Fields known = traits.all(address.build()).fields("leadAnswers", asked).build();
        List<Told> told = new ArrayList<>();
        if (!known.isEmpty()) {
            told.add(
                    Told.identify(
                            "meta/lead/%s/who".formatted(id),
                            who,
                            instant(value, "created_time"),
                            known));
        }
        told.add(submitted(value, id, who, !answers.isEmpty(), asked));
        return told;
    }

    private static Told submitted(
            Fields value, String id, List<Named> who, boolean answered, Fields others) {
        return Told.track(
                "meta/lead/" + id,
                "Lead Submitted",
                who,
                instant(value, "created_time"),
                new FieldsBuilder()
                        .text("lead_id", id)
                        .text("form", text(value, "form_id"))
                        .text("campaign", text(value, "campaign_id"))
                        .text("adset", text(value, "adgroup_id"))
                        .text("ad", text(value, "ad_id"))
                        .text("platform", value.text("platform").orElse("facebook"))
                        .text("page", text(value, "page_id"))
                        .put("answered", Value.of(answered))
                        .fields("answers", others)
                        .build());
    }

    /// Questions by name, in an order that is the same each time; several answers by commas.
    private static Map<String, String> answers(Fields value) {
        Map<String, String> answers = new TreeMap<>();
        for (Fields field : objects(value, "field_data")) {
            String answer =
                    field.items("values").stream()
                            .map(one -> Fields.of("one", one).text("one").orElse(""))
                            .filter(one -> !one.isEmpty())
                            .collect(Collectors.joining(", "));
            if (!answer.isEmpty()) {
                answers.put(text(field, "name"), answer);
            }
        }
        return answers;
    }
}
