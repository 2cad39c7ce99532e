package org.querencia.web.console.attribution;

import io.helidon.webserver.http.HttpRules;
import java.util.Currency;
import org.querencia.runtime.attribution.AttributionDesk;
import org.querencia.runtime.attribution.ChannelDesk;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.home.Names;

/// All pages about what brought the sales. They come before those of measures, whose address would
/// take them for one.
///
/// @param currency of the workspace
public record AttributionRoom(
        Pages pages,
        AttributionDesk desk,
        IdentityDecisions decisions,
        Names names,
        Currency currency) {

    public void routing(HttpRules rules) {
        new AttributionPages(pages, desk, currency).routing(rules);
        new CreditedPages(pages, desk, names, currency).routing(rules);
        new MarginalPages(pages, desk, currency).routing(rules);
        new ChannelPages(pages, desk, new ChannelDesk(decisions, desk::names), currency)
                .routing(rules);
    }
}
