package org.querencia.core.event;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.querencia.core.event.Value.Fields;

/// Whether an event says that somebody came because others spoke of the company: they said so
/// themselves, or to a seller; they brought the code or link of somebody who recommends; or they
/// came from a page of reviews.
public final class WordOfMouth {

    /// The channel of whoever came so.
    public static final String CHANNEL = "word_of_mouth";

    /// Mean nothing else, wherever they stand.
    private static final Set<String> PLAIN =
            Set.of(
                    "word of mouth",
                    "recommendation",
                    "recommended",
                    "recomendacion",
                    "recomendaciones",
                    "recomendado",
                    "recomendada",
                    "referido",
                    "referida",
                    "referidos",
                    "boca a boca",
                    "voz a voz");

    /// Mean it as the answer to how somebody came; elsewhere `referral` is a link of any site.
    private static final Set<String> ANSWERS =
            Set.of(
                    "referral",
                    "referred",
                    "friend",
                    "a friend",
                    "friends",
                    "family",
                    "amigo",
                    "amiga",
                    "amigos",
                    "un amigo",
                    "una amiga",
                    "familiar",
                    "familia",
                    "review",
                    "reviews",
                    "resena",
                    "resenas",
                    "opiniones");

    /// Properties that answer how somebody came.
    private static final List<String> ANSWERING = List.of("arrival", "heard_from", "how_found");

    /// Properties that name who recommended, or their code.
    private static final List<String> NAMING =
            List.of("referral_code", "referred_by", "recommended_by", "referrer_code");

    /// Told by who recommends, who came long before.
    private static final Set<String> RECOMMENDING =
            Set.of(
                    "referral sent",
                    "invitation sent",
                    "invite sent",
                    "product shared",
                    "cart shared");

    /// Visits of a shop, whose channel is how people came where a file tells them.
    private static final String VISIT = "visit registered";

    private static final Set<String> REVIEWING =
            Set.of("trustpilot", "tripadvisor", "yelp", "sitejabber", "g2", "capterra");

    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s_-]+");

    private WordOfMouth() {}

    public static boolean brought(Event event) {
        String name = event.name().toLowerCase(Locale.ROOT);
        return !RECOMMENDING.contains(name)
                && (named(event)
                        || answered(event)
                        || told(event, name.equals(VISIT))
                        || led(event));
    }

    private static boolean named(Event event) {
        return says(event, NAMING, _ -> true);
    }

    private static boolean answered(Event event) {
        return says(event, ANSWERING, WordOfMouth::isAnswer);
    }

    /// Asked of every event, and hardly any has such a property: names are looked for first.
    private static boolean says(Event event, List<String> properties, Predicate<String> wanted) {
        for (String property : properties) {
            if (event.properties().values().containsKey(property)
                    && event.properties().text(property).filter(wanted).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /// The channel, or the source of the campaign.
    private static boolean told(Event event, boolean isVisit) {
        Optional<String> channel = Channels.told(event);
        return channel.filter(word -> isVisit ? isAnswer(word) : PLAIN.contains(plain(word)))
                        .isPresent()
                || event.context()
                        .fields("campaign")
                        .text("source")
                        .filter(word -> PLAIN.contains(plain(word)))
                        .isPresent();
    }

    private static boolean isAnswer(String text) {
        String word = plain(text);
        return PLAIN.contains(word) || ANSWERS.contains(word);
    }

    /// A link within the company's own pages brings nobody.
    private static boolean led(Event event) {
        Fields page = event.context().fields("page");
        String address = text(event, page, "url");
        String from = host(text(event, page, "referrer"));
        if (from.isEmpty()) {
            return Recommending.names(address, isOfCampaign(event));
        }
        if (from.equals(host(address))) {
            return false;
        }
        return isOfReviews(from) || Recommending.names(address, isOfCampaign(event));
    }

    private static boolean isOfCampaign(Event event) {
        return !event.context().fields("campaign").isEmpty();
    }

    private static String text(Event event, Fields page, String field) {
        return event.properties().text(field).or(() -> page.text(field)).orElse("");
    }

    /// The name of the site may have any country behind it.
    private static boolean isOfReviews(String host) {
        return Arrays.stream(host.split("[.]", -1)).anyMatch(REVIEWING::contains);
    }

    /// Lower case without `www`; empty where it is none.
    private static String host(String address) {
        int begins = address.indexOf("://");
        if (begins < 0) {
            return "";
        }
        int ends = begins + 3;
        while (ends < address.length() && "/:?#".indexOf(address.charAt(ends)) < 0) {
            ends++;
        }
        String host = address.substring(begins + 3, ends).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /// Lower case, without accents, with one blank between words.
    private static String plain(String text) {
        if (text.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return text;
        }
        String folded =
                Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return BETWEEN.matcher(ACCENT.matcher(folded).replaceAll("")).replaceAll(" ");
    }
}
