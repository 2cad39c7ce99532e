package org.querencia.core.profile;

import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value.Fields;

/// How somebody came: the campaign of the link they followed (`utm_…`, in `context.campaign`) and
/// the page before. What was not said is empty.
public record Touch(
        String campaign,
        String source,
        String medium,
        String term,
        String content,
        String referrer) {

    static final int WORD_LENGTH_MAX = 200;
    static final int URL_LENGTH_MAX = 1_000;

    /// The touch of an event; empty when it tells neither a campaign nor a referrer of another
    /// site.
    static Optional<Touch> of(Event event) {
        Fields context = event.context();
        Fields campaign = context.fields("campaign");
        String referrer = referrer(event, context);
        if (campaign.isEmpty() && referrer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Touch(
                        word(campaign, "name"),
                        word(campaign, "source"),
                        word(campaign, "medium"),
                        word(campaign, "term"),
                        word(campaign, "content"),
                        referrer));
    }

    private static String referrer(Event event, Fields context) {
        Fields page = context.fields("page");
        String referrer =
                page.text("referrer")
                        .or(() -> context.fields("referrer").text("url"))
                        .or(() -> event.properties().text("referrer"))
                        .orElse("");
        String url = page.text("url").or(() -> event.properties().text("url")).orElse("");
        return !referrer.isEmpty() && host(referrer).equals(host(url))
                ? ""
                : Texts.cut(referrer, URL_LENGTH_MAX);
    }

    private static String host(String url) {
        int start = url.indexOf("://");
        int from = start < 0 ? 0 : start + 3;
        int to = from;
        while (to < url.length() && "/?#:".indexOf(url.charAt(to)) < 0) {
            to++;
        }
        String host = url.substring(from, to);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String word(Fields fields, String name) {
        return Texts.cut(fields.text(name).orElse(""), WORD_LENGTH_MAX);
    }
}
