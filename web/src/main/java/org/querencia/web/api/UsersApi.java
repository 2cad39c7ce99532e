package org.querencia.web.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.access.PasswordHasher;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.access.Users;
import org.querencia.web.console.signin.SignIn;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Secrets;

/// `/api/users` and `/api/tokens`: who may sign in, and which programs may ask. Administrators
/// only.
final class UsersApi {
    private static final Duration LINK = Duration.ofHours(24);
    private static final String TOKEN_NAME = "[a-z0-9][a-z0-9._-]{0,63}";

    private final Users users;
    private final PasswordHasher hasher;
    private final InstantSource clock;
    private final Locale language;

    UsersApi(ApiServices services) {
        this.users = services.users();
        this.hasher = services.hasher();
        this.clock = services.clock();
        this.language = services.workspace().language();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/users", this::list),
                Route.post("/api/users", this::add),
                Route.put("/api/users/{email}/password", this::setPassword),
                Route.post("/api/users/{email}/links", this::link),
                Route.delete("/api/users/{email}", this::remove),
                Route.get("/api/tokens", this::tokens),
                Route.post("/api/tokens", this::addToken),
                Route.delete("/api/tokens/{name}", this::revoke));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor").caller().requireAdministrator();
        return Page.cut(call, "users", users.all(), User::email, user -> render(user).build());
    }

    private Reply add(Call call) {
        call.only().caller().requireAdministrator();
        Fields body = call.body();
        String email = email(Call.required(body, "email", "the address they sign in with"));
        if (users.byEmail(email).isPresent()) {
            throw Problem.at(Fault.CONFLICT, "email", "email: this user exists already.")
                    .exception();
        }
        User user =
                new User(
                        email,
                        body.text("name").orElse(email),
                        role(body.text("role").orElse("member")),
                        body.text("password").map(this::hash).orElse(""),
                        language);
        users.save(user);
        return Reply.created(render(user).build());
    }

    private Reply setPassword(Call call) {
        call.only().caller().requireAdministrator();
        User user = user(call);
        String hash = hash(Call.required(call.body(), "password", "the new password"));
        users.save(new User(user.email(), user.name(), user.role(), hash, user.language()));
        users.closeSessions(user.email());
        return Reply.ok(render(user).put("password", true).build());
    }

    /// A link that signs in once, within a day, and leads to choosing a password.
    private Reply link(Call call) {
        call.only().caller().requireAdministrator();
        User user = user(call);
        String secret = Secrets.random();
        users.addSignInLink(secret, user.email(), clock.instant().plus(LINK));
        return Reply.shownOnce(
                Json.object().put("until", clock.instant().plus(LINK)).build(),
                "path",
                SignIn.LINK_PATH + secret + "?choose");
    }

    private Reply remove(Call call) {
        call.only().caller().requireAdministrator();
        User user = user(call);
        boolean lastOne =
                users.all().stream()
                        .filter(other -> other.role() == Role.ADMINISTRATOR)
                        .allMatch(user::equals);
        if (user.role() == Role.ADMINISTRATOR && lastOne) {
            throw Problem.of(
                            Fault.CONFLICT,
                            "This is the last administrator; make another one first.")
                    .exception();
        }
        users.closeSessions(user.email());
        users.delete(user.email());
        return Reply.ok(render(user).build());
    }

    private Reply tokens(Call call) {
        call.only("limit", "cursor").caller().requireAdministrator();
        return Page.cut(
                call,
                "tokens",
                users.apiTokens(),
                name -> name,
                name -> Json.object().put("name", name).build());
    }

    private Reply addToken(Call call) {
        call.only().caller().requireAdministrator();
        String name = Call.required(call.body(), "name", "what the token is for");
        if (!name.matches(TOKEN_NAME)) {
            throw Call.badField(
                    "name", "'%s': expected lower-case letters, digits and -".formatted(name));
        }
        if (users.apiTokens().contains(name)) {
            throw Problem.at(Fault.CONFLICT, "name", "name: this token exists already.")
                    .exception();
        }
        String token = Secrets.random();
        users.addApiToken(name, token, clock.instant());
        return Reply.shownOnce(Json.object().put("name", name).build(), "token", token);
    }

    private Reply revoke(Call call) {
        call.only().caller().requireAdministrator();
        String name = call.path("name");
        if (!users.apiTokens().contains(name)) {
            throw Call.notFound(
                    "No token is called '%s'; GET /api/tokens lists them.".formatted(name));
        }
        users.revokeApiToken(name);
        return Reply.ok(Json.object().put("name", name).build());
    }

    private User user(Call call) {
        String email = call.path("email").toLowerCase(Locale.ROOT);
        return users.byEmail(email)
                .orElseThrow(() ->
                        Call.notFound("No user has this address; GET /api/users lists them."));
    }

    private String hash(String password) {
        try {
            return hasher.hash(password);
        } catch (IllegalArgumentException unfit) {
            throw Call.badField("password", String.valueOf(unfit.getMessage()));
        }
    }

    private static String email(String text) {
        String email = text.strip().toLowerCase(Locale.ROOT);
        if (!email.matches("[^@\\s]+@[^@\\s]+") || email.length() > 254) {
            throw Call.badField("email", "'%s': expected an e-mail address".formatted(text));
        }
        return email;
    }

    private static Role role(String text) {
        return switch (text) {
            case "administrator" -> Role.ADMINISTRATOR;
            case "member" -> Role.MEMBER;
            case "seller" -> Role.SELLER;
            default ->
                    throw Call.badField(
                            "role",
                            "'%s': expected administrator, member or seller".formatted(text));
        };
    }

    private static Json.ObjectBuilder render(User user) {
        return Json.object()
                .put("email", user.email())
                .put("name", user.name())
                .put("role", Render.word(user.role()))
                .put("password", !user.passwordHash().isEmpty());
    }
}
