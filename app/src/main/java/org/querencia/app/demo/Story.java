package org.querencia.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.querencia.app.Application;
import org.querencia.app.client.ApiClient;
import org.querencia.app.demo.company.Company;
import org.querencia.app.demo.company.Company.Plan;
import org.querencia.app.demo.silo.CompanyFiles;
import org.querencia.app.demo.silo.LiveVisits;
import org.querencia.app.demo.silo.TruthFile;
import org.querencia.app.demo.unify.Evaluation;
import org.querencia.app.demo.unify.Score;
import org.querencia.app.demo.unify.Unify;
import org.querencia.app.demo.unify.Unify.Brought;
import org.querencia.app.demo.unify.Unify.Progress;
import org.querencia.app.demo.unify.Words;
import org.querencia.core.stage.ShippedModels;
import org.querencia.core.stage.StageModel;
import org.querencia.runtime.alarm.ReadySensor;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.linkage.LinkageSettings;
import org.querencia.runtime.linkage.LinkageSettings.Mode;
import org.querencia.web.console.frame.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens in a demo while its server runs: the company's files are written, come in, are held
/// against the truth; then visitors come and go. On a thread of its own, so that a stop is heeded
/// at any time.
final class Story {
    private static final Logger LOG = LoggerFactory.getLogger(Story.class);
    private static final long TOLD_EVERY_NANOS = 3_000_000_000L;
    private static final Duration CAUGHT_UP_MAX = Duration.ofMinutes(10);
    private static final Duration ALIKE_MAX = Duration.ofMinutes(2);

    private final Application server;
    private final DemoFolder folder;
    private final Plan plan;
    private final Posting posting;
    private final List<Unify> ways;
    private final int eventsPerSecond;
    private final Words words;
    private final Consumer<String> say;
    private final Thread thread = Thread.ofPlatform().name("demo").unstarted(this::tell);
    private volatile boolean stopping;
    private long told = System.nanoTime();

    /// @param plan of the company, unless one is there already
    /// @param ways by which its files come in, in this order
    Story(
            Application server,
            Plan plan,
            Posting posting,
            List<Unify> ways,
            int eventsPerSecond,
            Consumer<String> say) {
        this.server = server;
        this.folder = DemoFolder.in(server.data());
        this.plan = folder.plan().orElse(plan);
        this.posting = posting;
        this.ways = List.copyOf(ways);
        this.eventsPerSecond = eventsPerSecond;
        this.words = new Words(server.workspace().language());
        this.say = say;
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            boolean first = folder.plan().isEmpty();
            Company company = first ? begin() : Company.of(plan);
            say.accept(first ? words.live() : words.again());
            if (eventsPerSecond > 0) {
                new Shop(posting, new LiveVisits(company), eventsPerSecond).live();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            // Whatever is under way when the server is told to stop fails; that is no news.
            if (!stopping) {
                LOG.error("the demo cannot go on; the server does", failed);
            }
        }
    }

    private Company begin() throws InterruptedException {
        long began = System.nanoTime();
        say.accept(
                words.writing(
                        folder.path().toString(),
                        plan.until().minusMonths(Company.MONTHS),
                        plan.until()));
        Company company = Company.of(plan);
        CompanyFiles.write(company, folder.path());
        say.accept(words.written(plan.people(), company.purchases().size(), secondsSince(began)));
        Brought brought = Brought.NOTHING;
        for (Unify way : ways) {
            brought = brought.and(way.bring(folder.path(), this::tell));
        }
        say.accept(words.waiting());
        server.awaitCaughtUp(CAUGHT_UP_MAX);
        Score known = score();
        words.summary(brought, known, secondsSince(began)).forEach(say);
        alike(known);
        places();
        stages();
        watch();
        folder.keep(plan);
        return company;
    }

    /// The same people once more, with those joined who are alike.
    private void alike(Score known) {
        long began = System.nanoTime();
        say.accept(words.looking());
        server.linkage().set(LinkageSettings.DEFAULTS.in(Mode.LINK));
        if (server.linkage().awaitReady(ALIKE_MAX)) {
            words.alike(server.linkage().status().linked(), known, score(), secondsSince(began))
                    .forEach(say);
        } else {
            LOG.warn("who is alike is not known yet; it goes on");
        }
    }

    /// The usual sensors, so that there is something behind the bell.
    private void watch() {
        Texts texts = Texts.of(server.workspace().language());
        ReadySensor.ALL.forEach(ready ->
                server.alarms()
                        .sensors()
                        .make(
                                Author.of("console", "demo"),
                                ready.sensor(texts.text("sensor.ready." + ready.key()))));
    }

    /// The shops, so that people can be told apart by which they are near.
    private void places() {
        try (ApiClient client = new ApiClient(server.address(), server.localToken())) {
            for (var shop : org.querencia.app.demo.company.Shop.all()) {
                client.put(
                        ApiClient.path("/api/places/{}", "Tienda " + shop.name()),
                        ApiClient.object()
                                .put("latitude", shop.position().latitude())
                                .put("longitude", shop.position().longitude()));
            }
        }
    }

    /// The shipped models are put in force when the past is there, so that it is told by them.
    private void stages() {
        try (ApiClient client = new ApiClient(server.address(), server.localToken())) {
            for (StageModel model : ShippedModels.ALL) {
                String path = ApiClient.path("/api/stages/{}", model.key());
                client.put(path, client.get(path).asObject().put("state", "active"));
            }
        }
    }

    /// Not every step: lines on a terminal are read by people.
    private void tell(Progress progress) {
        long now = System.nanoTime();
        if (progress.share() >= 1 || now - told > TOLD_EVERY_NANOS) {
            told = now;
            say.accept(words.progress(progress));
        }
    }

    private Score score() {
        return new Evaluation(server.identityRules(), server.database().profiles()::owners)
                .score(TruthFile.read(folder.path()));
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
