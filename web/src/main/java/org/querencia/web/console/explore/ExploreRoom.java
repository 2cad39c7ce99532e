package org.querencia.web.console.explore;

import io.helidon.webserver.http.HttpRules;
import java.util.Currency;
import org.querencia.runtime.measure.MeasureDesk;
import org.querencia.runtime.report.ReportServices;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.measure.MeasurePages;

/// All pages of the explorer. Notes and yardsticks come before the views, whose addresses are
/// beside theirs.
public record ExploreRoom(
        Pages pages,
        MeasureDesk desk,
        MeasurePages measures,
        ReportServices reports,
        Currency currency) {

    public void routing(HttpRules rules) {
        new NotePages(pages, reports.notes(), currency).routing(rules);
        new YardstickPages(pages, desk, reports, currency).routing(rules);
        new ExplorePages(pages, desk, measures, reports.views()).routing(rules);
    }
}
