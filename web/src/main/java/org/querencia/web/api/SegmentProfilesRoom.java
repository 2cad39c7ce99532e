package org.querencia.web.api;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.trait.Trait;
import org.querencia.runtime.view.CompanyView;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Access;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Room;

/// `/v1/spaces/…`: profiles in the shapes of Segment's Profile API, for clients written for it. A
/// thin rendering of what `/api` tells; reads only. The space's name is not looked at: there is one
/// workspace.
public final class SegmentProfilesRoom implements Room {
    private static final String PREFIX = "/v1/spaces/";
    private static final String PROFILE =
            PREFIX + "{space}/collections/{collection}/profiles/{profile}/";

    private static final int TRAITS_DEFAULT = 10;
    private static final int TRAITS_MAX = 200;
    private static final byte[] NO_BODY = {};

    private final Access access;
    private final ProfileViews views;
    private final Identifiers identifiers;
    private final SegmentEvents events;

    public SegmentProfilesRoom(ApiServices services) {
        this.access = services.access();
        this.views = services.views();
        this.identifiers = new Identifiers(services);
        this.events = new SegmentEvents(services.views());
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith(PREFIX);
    }

    @Override
    public void routing(HttpRules rules) {
        route(rules, "traits", this::traits);
        route(rules, "external_ids", this::externalIds);
        route(rules, "events", call -> events.page(call, person(call)));
        route(rules, "metadata", this::metadata);
        route(rules, "links", this::links);
    }

    private void route(HttpRules rules, String part, Answering answering) {
        rules.get(
                PROFILE + part,
                (request, response) -> {
                    Call call = new Call(request, access.caller(request), NO_BODY);
                    Json.send(response, answering.answer(call));
                });
    }

    /// As Segment's clients read it: `{"error":{"code":…,"message":…}}`.
    @Override
    public void tell(Problem problem, ServerRequest request, ServerResponse response) {
        problem.sendHeaders(response);
        Json.send(
                response,
                Json.object()
                        .put(
                                "error",
                                Json.object()
                                        .put("code", problem.fault().code().replace('-', '_'))
                                        .put("message", problem.detail())
                                        .build())
                        .build());
    }

    private Fields traits(Call call) {
        call.only("limit", "include", "class", "verbose", "cursor");
        int limit = call.limit(TRAITS_DEFAULT, TRAITS_MAX);
        Set<String> wanted =
                call.query("include")
                        .map(names -> Set.of(names.split(",", TRAITS_MAX)))
                        .orElse(Set.of());
        // There are no computed traits or segments yet, so those classes are empty.
        boolean ofClass = call.query("class").map("trait"::equals).orElse(true);
        Optional<String> after = call.cursor("traits", name -> name);
        List<Map.Entry<String, Trait>> rows =
                traitsOf(call).entrySet().stream()
                        .filter(_ -> ofClass)
                        .filter(entry -> wanted.isEmpty() || wanted.contains(entry.getKey()))
                        .filter(entry ->
                                after.isEmpty() || entry.getKey().compareTo(after.get()) > 0)
                        .sorted(Map.Entry.comparingByKey())
                        .limit(limit + 1L)
                        .toList();
        boolean verbose = call.flag("verbose");
        var traits = Json.object();
        rows.stream()
                .limit(limit)
                .forEach(entry -> traits.put(entry.getKey(), trait(entry.getValue(), verbose)));
        Optional<String> next =
                rows.size() > limit
                        ? Optional.of(PageCursor.of("traits", rows.get(limit - 1).getKey()))
                        : Optional.empty();
        return Json.object()
                .put("traits", traits.build())
                .put("cursor", cursor(call, next, limit))
                .build();
    }

    private static Value trait(Trait trait, boolean verbose) {
        return verbose
                ? Json.object()
                        .put("value", trait.value())
                        .put("source_id", trait.source().value())
                        .put("updated_at", trait.at())
                        .build()
                : trait.value();
    }

    private Map<String, Trait> traitsOf(Call call) {
        return users(call) ? person(call).traits() : company(call).traits();
    }

    private Fields externalIds(Call call) {
        call.only("limit", "include", "verbose");
        Stream<Value> ids =
                users(call)
                        ? person(call).identifiers().stream().map(SegmentProfilesRoom::externalId)
                        : Stream.of(accountId(company(call).key()));
        return data(call, ids.toList());
    }

    private static Value externalId(ProfileView.Known known) {
        return Json.object()
                .put("id", known.identifier().value())
                .put("type", known.identifier().type())
                .put("collection", "users")
                .putInstant("created_at", known.firstSeen())
                .put("encoding", "none")
                .build();
    }

    private static Value accountId(AccountKey key) {
        return Json.object()
                .put("id", key.id())
                .put("type", "group_id")
                .put("collection", "accounts")
                .put("encoding", "none")
                .build();
    }

    private Fields metadata(Call call) {
        call.only("verbose");
        ProfileView view = person(call);
        var metadata = Json.object().put("profile_id", view.id().toString());
        if (!view.seen().isNone()) {
            metadata.put("created_at", view.seen().first()).put("updated_at", view.seen().last());
        }
        return Json.object()
                .put("metadata", metadata.put("expires_at", Value.NOTHING).build())
                .put("cursor", cursor(call, Optional.empty(), 1))
                .build();
    }

    private Fields links(Call call) {
        call.only("limit");
        List<Value> links =
                users(call)
                        ? person(call).companies().stream()
                                .map(company -> link("accounts", accountId(company.key())))
                                .toList()
                        : company(call).contacts().stream()
                                .map(contact ->
                                        new Value.Items(
                                                contact.person().identifiers().stream()
                                                        .map(Render::identifier)
                                                        .collect(Collectors.toList())))
                                .map(ids -> linkTo("users", ids))
                                .toList();
        return data(call, links);
    }

    private static Value link(String collection, Value id) {
        return linkTo(collection, new Value.Items(List.of(id)));
    }

    private static Value linkTo(String collection, Value ids) {
        return Json.object().put("to_collection", collection).put("external_ids", ids).build();
    }

    private static Fields data(Call call, List<Value> rows) {
        return Json.object()
                .put("data", new Value.Items(rows))
                .put("cursor", cursor(call, Optional.empty(), Math.max(1, rows.size())))
                .build();
    }

    static Fields cursor(Call call, Optional<String> next, int limit) {
        return Json.object()
                .put("url", call.request().path().path())
                .put("has_more", next.isPresent())
                .put("next", next.orElse(""))
                .put("limit", limit)
                .build();
    }

    private static boolean users(Call call) {
        return switch (call.path("collection")) {
            case "users" -> true;
            case "accounts" -> false;
            default -> throw Call.notFound("There are two collections: users and accounts.");
        };
    }

    private ProfileView person(Call call) {
        if (!users(call)) {
            throw Call.notFound("Only users have this.");
        }
        return identifiers.ofPath(call, "profile").stream()
                .flatMap(one -> views.find(one.type(), one.value()).stream())
                .flatMap(id -> views.view(id).stream())
                .findFirst()
                .orElseThrow(() -> Call.notFound("Nobody is known by this identifier."));
    }

    private CompanyView company(Call call) {
        String name = call.path("profile");
        if (!name.startsWith("group_id:") || name.equals("group_id:")) {
            throw Call.notFound("Companies are named group_id:…");
        }
        return views.company(new AccountKey(name.substring("group_id:".length())))
                .orElseThrow(() -> Call.notFound("No company has this group_id."));
    }

    @FunctionalInterface
    private interface Answering {
        Fields answer(Call call);
    }
}
