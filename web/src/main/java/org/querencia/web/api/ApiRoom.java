package org.querencia.web.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.querencia.core.event.Value;
import org.querencia.web.http.Access;
import org.querencia.web.http.Body;
import org.querencia.web.http.Caller;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Room;

/// `/api`: everything the console can do, for programs. Parses, calls a service, renders; decides
/// nothing itself.
public final class ApiRoom implements Room {
    static final String PREFIX = "/api";

    private static final byte[] NO_BODY = {};

    private final Access access;
    private final Idempotency idempotency;
    private final List<Route> routes;

    public ApiRoom(ApiServices services) {
        this.access = services.access();
        this.idempotency = new Idempotency(services.idempotencyKeys(), services.clock());
        this.routes =
                Stream.of(
                                new ProfilesApi(services).routes(),
                                new TimelineApi(services).routes(),
                                new LinksApi(services).routes(),
                                new QuarantineApi(services).routes(),
                                new LinkageApi(services).routes(),
                                new ReviewApi(services).routes(),
                                new HygieneApi(services).routes(),
                                new SegmentPreviewApi(services).routes(),
                                new ListsApi(services).routes(),
                                new SegmentFilesApi(services).routes(),
                                new PlacesApi(services).routes(),
                                new EndpointsApi(services).routes(),
                                new SegmentsApi(services).routes(),
                                new SensorsApi(services).routes(),
                                new AlarmsApi(services).routes(),
                                new PlansApi(services).routes(),
                                new PlannersApi(services).routes(),
                                new YardsticksApi(services).routes(),
                                new NotesApi(services).routes(),
                                new ViewsApi(services).routes(),
                                new HomeApi(services).routes(),
                                new AttributionApi(services).routes(),
                                new PathsApi(services).routes(),
                                new BasketsApi(services).routes(),
                                new StagesApi(services).routes(),
                                new StageFiguresApi(services).routes(),
                                new DecisionsApi(services).routes(),
                                new RightsApi(services).routes(),
                                new ConsentsApi(services).routes(),
                                new DefinitionsApi(services).routes(),
                                new AccountsApi(services).routes(),
                                new SourcesApi(services).routes(),
                                new WebhooksApi(services).routes(),
                                new RefusedApi(services).routes(),
                                new ProductsApi(services).routes(),
                                new FiguresApi(services).routes(),
                                new CostsApi(services).routes(),
                                new MeasuresApi(services).routes(),
                                new ChannelsApi(services).routes(),
                                new FunnelsApi(services).routes(),
                                new VisitsApi(services).routes(),
                                new ScoresApi(services).routes(),
                                new CallsApi(services).routes(),
                                new UploadsApi(services).routes(),
                                new ImportsApi(services).routes(),
                                new ImportSchedulesApi(services).routes(),
                                new OperateApi(services).routes(),
                                new SqlApi(services).routes(),
                                new SqlLoginsApi(services).routes(),
                                new UsersApi(services).routes())
                        .flatMap(List::stream)
                        .toList();
    }

    @Override
    public boolean owns(String path) {
        return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
    }

    @Override
    public void routing(HttpRules rules) {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        for (Route route : routes) {
            rules.route(
                    route.method(),
                    route.path(),
                    (request, response) -> answer(route, request, response));
            methods.computeIfAbsent(route.path(), _ -> new TreeSet<>()).add(route.method().text());
        }
        methods.forEach(
                (path, taken) -> rules.any(path, (_, response) -> refuseMethod(response, taken)));
        rules.any(
                PREFIX + "/*",
                (request, _) -> {
                    access.caller(request);
                    throw Problem.of(
                                    Fault.NOT_FOUND,
                                    "The API has no such path; /openapi lists all of them.")
                            .exception();
                });
    }

    List<Route> routes() {
        return routes;
    }

    private void answer(Route route, ServerRequest request, ServerResponse response) {
        Caller caller = access.caller(request);
        if (!route.writes() || route.raw()) {
            send(route.endpoint().reply(new Call(request, caller, NO_BODY)), response);
            return;
        }
        Call call = new Call(request, caller, Body.json(request));
        send(idempotency.once(call, () -> route.endpoint().reply(call)), response);
    }

    private static void refuseMethod(ServerResponse response, Set<String> taken) {
        response.header(HeaderNames.ALLOW, String.join(", ", taken));
        throw Problem.of(
                        Fault.METHOD_NOT_ALLOWED,
                        "This path takes %s.".formatted(String.join(", ", taken)))
                .exception();
    }

    private static void send(Reply reply, ServerResponse response) {
        switch (reply) {
            case Reply.Json(int status, Value body, _) -> Json.send(response.status(status), body);
            case Reply.Stream stream -> StreamedBody.send(stream, response);
            case Reply.Live(Reply.Speaker speaker) -> speaker.speak(response);
        }
    }
}
