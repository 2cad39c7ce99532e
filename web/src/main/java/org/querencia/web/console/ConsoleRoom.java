package org.querencia.web.console;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.querencia.core.alarm.Alarm;
import org.querencia.runtime.segment.SegmentVersions;
import org.querencia.web.console.alarm.AlarmPages;
import org.querencia.web.console.alarm.MailPages;
import org.querencia.web.console.alarm.PlanPages;
import org.querencia.web.console.alarm.SensorPages;
import org.querencia.web.console.analyst.SqlPages;
import org.querencia.web.console.attribution.AttributionRoom;
import org.querencia.web.console.basket.BasketPages;
import org.querencia.web.console.call.CallPages;
import org.querencia.web.console.catalogue.CataloguePages;
import org.querencia.web.console.company.Companies;
import org.querencia.web.console.explore.ExploreRoom;
import org.querencia.web.console.frame.Assets;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.home.ChoicePages;
import org.querencia.web.console.home.DayPeople;
import org.querencia.web.console.home.Happenings;
import org.querencia.web.console.home.Home;
import org.querencia.web.console.home.IndicatorTiles;
import org.querencia.web.console.home.LogTail;
import org.querencia.web.console.home.MoneyPage;
import org.querencia.web.console.home.Names;
import org.querencia.web.console.imports.ImportPages;
import org.querencia.web.console.imports.Making;
import org.querencia.web.console.imports.SchedulePages;
import org.querencia.web.console.imports.Uploading;
import org.querencia.web.console.journey.BoardPages;
import org.querencia.web.console.journey.ModelForms;
import org.querencia.web.console.journey.SplitPages;
import org.querencia.web.console.journey.StageFilePages;
import org.querencia.web.console.journey.WhoPages;
import org.querencia.web.console.list.ListPages;
import org.querencia.web.console.list.LookPages;
import org.querencia.web.console.list.SegmentFilePages;
import org.querencia.web.console.measure.FunnelPages;
import org.querencia.web.console.measure.MeasurePages;
import org.querencia.web.console.path.MapPages;
import org.querencia.web.console.path.PathPages;
import org.querencia.web.console.people.ConsentForms;
import org.querencia.web.console.people.Evidence;
import org.querencia.web.console.people.People;
import org.querencia.web.console.people.PersonNames;
import org.querencia.web.console.people.PersonPage;
import org.querencia.web.console.people.Quarantine;
import org.querencia.web.console.people.QuarantineList;
import org.querencia.web.console.people.Standings;
import org.querencia.web.console.planner.PlannerPages;
import org.querencia.web.console.review.DuplicatePages;
import org.querencia.web.console.review.HygienePages;
import org.querencia.web.console.review.ReviewPages;
import org.querencia.web.console.right.ErasurePages;
import org.querencia.web.console.right.PersonRights;
import org.querencia.web.console.score.ScoreForms;
import org.querencia.web.console.score.ScorePages;
import org.querencia.web.console.segment.ReadyPages;
import org.querencia.web.console.segment.RfmPage;
import org.querencia.web.console.segment.RulePeoplePage;
import org.querencia.web.console.segment.SegmentForms;
import org.querencia.web.console.segment.SegmentPages;
import org.querencia.web.console.setting.CallRulePages;
import org.querencia.web.console.setting.IdentifierPages;
import org.querencia.web.console.setting.LinkagePages;
import org.querencia.web.console.setting.MarkingPages;
import org.querencia.web.console.setting.PlacePages;
import org.querencia.web.console.setting.SettingPages;
import org.querencia.web.console.setting.UserPages;
import org.querencia.web.console.setting.VisitListPages;
import org.querencia.web.console.signin.SignIn;
import org.querencia.web.console.source.HookForms;
import org.querencia.web.console.source.RefusedPages;
import org.querencia.web.console.source.SourcePages;
import org.querencia.web.console.visit.VisitPages;
import org.querencia.web.console.webhook.EndpointPages;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Room;

/// The console. It has a route for everything, so it comes last of the rooms.
public final class ConsoleRoom implements Room {
    private final ConsoleServices with;
    private final Pages pages;

    public ConsoleRoom(ConsoleServices services) {
        this.with = services;
        this.pages =
                new Pages(
                        services.access(),
                        services.workspace(),
                        services.sources(),
                        services.clock(),
                        () -> services.alarms().alarms().store().count(Alarm.State.OPEN));
    }

    @Override
    public boolean owns(String path) {
        return true;
    }

    @Override
    public void tell(Problem problem, ServerRequest request, ServerResponse response) {
        pages.tell(problem, request, response);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(Assets.ROUTE, pages.assets()::serve);
        new SignIn(pages, with.access(), with.users(), with.passwordHasher(), with.clock())
                .routing(rules);
        home(rules);
        people(rules);
        segments(rules);
        alarms(rules);
        journey(rules);
        catalogue(rules);
        imports(rules);
        new VisitPages(
                        pages,
                        with.workspace(),
                        with.visits(),
                        with.views(),
                        with.catalogue(),
                        with.clock())
                .routing(rules);
        new CallPages(
                        pages,
                        with.calls(),
                        with.visits(),
                        with.scores().desk(),
                        with.views(),
                        with.workspace().zone())
                .routing(rules);
        // Before the pages of measures, whose address would take it for one.
        new PlannerPages(pages, with.planners(), with.workspace().currency()).routing(rules);
        new SqlPages(pages, with.analysts().desk()).routing(rules);
        new AttributionRoom(
                        pages,
                        with.attribution(),
                        with.decisions(),
                        new PersonNames(with.views()),
                        with.workspace().currency())
                .routing(rules);
        scores(rules);
        measures(rules);
        sources(rules);
        new SettingPages(
                        pages,
                        with.workspace(),
                        with.users(),
                        with.alarms().readers(),
                        with.clock())
                .routing(rules);
        new IdentifierPages(pages, with.rules(), with.decisions(), with.views()).routing(rules);
        new UserPages(pages, with.users(), with.baseUrl(), with.clock()).routing(rules);
        new VisitListPages(pages, with.visits()).routing(rules);
        new EndpointPages(pages, with.segments(), with.workspace().zone()).routing(rules);
        new MarkingPages(pages, with.sources(), with.marking()).routing(rules);
        new LinkagePages(pages, with.linkage()).routing(rules);
        rules.any("/*", (_, _) -> notFound());
    }

    private void home(HttpRules rules) {
        Names names = new PersonNames(with.views());
        Happenings happenings =
                new Happenings(
                        with.liveFeed(),
                        new LogTail(with.log(), with.views()),
                        names,
                        with.projected());
        IndicatorTiles tiles =
                new IndicatorTiles(
                        with.measures().desk(), with.reports(), with.workspace().currency());
        new DayPeople(pages, with.overviews(), with.sources(), new PersonNames(with.views()))
                .routing(rules);
        new Home(pages, with.overviews(), with.sources(), happenings, with.baseUrl(), tiles)
                .routing(rules);
        new ChoicePages(
                        pages,
                        with.measures().desk(),
                        tiles,
                        with.reports().choices(),
                        with.clock())
                .routing(rules);
    }

    private void people(HttpRules rules) {
        new People(
                        pages,
                        with.views(),
                        with.directory(),
                        with.sources(),
                        with.workspace().currency())
                .routing(rules);
        // Before the pages of each person, whose address would take it for an id.
        new QuarantineList(pages, with.views(), new PersonNames(with.views())).routing(rules);
        PersonPage person =
                new PersonPage(
                        pages,
                        with.views(),
                        with.decisions(),
                        with.sources(),
                        new Standings(with.segments(), with.stages()));
        person.routing(rules);
        new ConsentForms(pages, with.views(), with.consents()).routing(rules, person);
        new PersonRights(pages, with.views(), with.erasures()).routing(rules);
        new ErasurePages(pages, with.rules(), with.erasures()).routing(rules);
        new Evidence(pages, with.views(), with.decisions(), with.rules()).routing(rules);
        new Quarantine(pages, with.views(), with.rules()).routing(rules);
        new ReviewPages(pages, with.review(), with.views()).routing(rules);
        new DuplicatePages(pages, with.review(), with.views()).routing(rules);
        new HygienePages(pages, with.review(), new PersonNames(with.views())).routing(rules);
        new Companies(pages, with.views()).routing(rules);
    }

    private void segments(HttpRules rules) {
        Names names = new PersonNames(with.views());
        new ListPages(pages, with.segments(), with.views()).routing(rules);
        new LookPages(pages, with.segments()).routing(rules);
        new SegmentFilePages(pages, with.segments()).routing(rules);
        new ReadyPages(pages, with.segments(), with.overviews()).routing(rules);
        new PlacePages(pages, with.segments()).routing(rules);
        new RfmPage(pages, with.workspace(), with.segments().grading(), with.trade(), with.clock())
                .routing(rules);
        new RulePeoplePage(pages, with.segments(), names).routing(rules);
        new SegmentForms(pages, with.segments(), names).routing(rules);
        new SegmentPages(pages, with.segments(), new SegmentVersions(with.log()), names)
                .routing(rules);
    }

    private void alarms(HttpRules rules) {
        new AlarmPages(pages, with.alarms()).routing(rules);
        new SensorPages(pages, with.alarms(), with.segments().desk(), with.sources())
                .routing(rules);
        new MailPages(pages, with.alarms()).routing(rules);
        new PlanPages(pages, with.alarms()).routing(rules);
    }

    private void scores(HttpRules rules) {
        new ScoreForms(pages, with.scores()).routing(rules);
        new ScorePages(pages, with.scores()).routing(rules);
        new CallRulePages(pages, with.calls().lists(), with.scores().desk()).routing(rules);
    }

    /// Funnels come before the pages of each measure, whose address would take them for one.
    private void measures(HttpRules rules) {
        Names names = new PersonNames(with.views());
        new BasketPages(pages, with.paths().baskets(), names).routing(rules);
        new FunnelPages(pages, with.measures().funnels(), with.overviews(), names).routing(rules);
        MeasurePages pagesOfEach =
                new MeasurePages(pages, with.measures(), names, with.workspace().currency());
        pagesOfEach.routing(rules);
        new ExploreRoom(
                        pages,
                        with.measures().desk(),
                        pagesOfEach,
                        with.reports(),
                        with.workspace().currency())
                .routing(rules);
    }

    private void journey(HttpRules rules) {
        ways(rules);
        new ModelForms(pages, with.stages(), with.segments().previews()).routing(rules);
        new WhoPages(pages, with.stages(), new PersonNames(with.views())).routing(rules);
        new SplitPages(pages, with.stages()).routing(rules);
        new StageFilePages(pages, with.segments().stageFiles(), with.stages()).routing(rules);
        new BoardPages(pages, with.stages()).routing(rules);
    }

    /// Before the pages of models, whose addresses would take theirs for models.
    private void ways(HttpRules rules) {
        Names names = new PersonNames(with.views());
        new PathPages(
                        pages,
                        with.paths().paths(),
                        with.segments().desk(),
                        names,
                        with.workspace().currency())
                .routing(rules);
        new MapPages(
                        pages,
                        with.paths().maps(),
                        with.stages(),
                        with.segments().desk(),
                        names,
                        with.workspace().currency())
                .routing(rules);
    }

    private void catalogue(HttpRules rules) {
        new MoneyPage(pages, with.trade()).routing(rules);
        new CataloguePages(
                        pages,
                        with.catalogue(),
                        with.trade(),
                        new PersonNames(with.views()),
                        with.workspace().currency())
                .routing(rules);
    }

    /// Fixed addresses before those with a number in them.
    private void imports(HttpRules rules) {
        new Uploading(pages, with.imports()).routing(rules);
        new SchedulePages(pages, with.imports()).routing(rules);
        new Making(pages, with.imports(), with.sources(), with.rules()).routing(rules);
        new ImportPages(pages, with.imports()).routing(rules);
    }

    private void sources(HttpRules rules) {
        new SourcePages(
                        pages,
                        with.sources(),
                        with.overviews(),
                        with.refusedEvents(),
                        with.baseUrl())
                .routing(rules);
        new HookForms(
                        pages,
                        with.sources(),
                        with.webhookSecrets(),
                        with.refusedEvents(),
                        with.baseUrl(),
                        with.clock())
                .routing(rules);
        new RefusedPages(
                        pages,
                        with.sources(),
                        with.refusedEvents(),
                        with.replay(),
                        with.overviews())
                .routing(rules);
    }

    private static void notFound() {
        throw Problem.of(Fault.NOT_FOUND, "The console has no page with this address.").exception();
    }
}
