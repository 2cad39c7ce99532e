package org.querencia.web.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.access.Users;

/// Who is asking: bearer tokens of the API, sessions of the console, and the token of commands on
/// this machine. Write keys are never accepted here: they only collect.
public final class Access {
    public static final Duration SESSION = Duration.ofDays(14);
    public static final HeaderName CSRF_HEADER = HeaderNames.create("X-CSRF-Token");

    private static final String COOKIE = "querencia_session";

    private final Users users;
    private final Optional<String> localToken;
    private final boolean https;
    private final InstantSource clock;

    /// @param localToken accepted as a bearer token with every right; the server writes it where
    ///   only its own user can read it
    /// @param https whether browsers come by https, which makes the cookie Secure
    public Access(Users users, Optional<String> localToken, boolean https, InstantSource clock) {
        this.users = users;
        this.localToken = localToken;
        this.https = https;
        this.clock = clock;
    }

    /// The caller of the API: a bearer token (or Basic with the token as its user, as Segment's
    /// clients send), or a console session together with its CSRF token. Refuses others.
    public Caller caller(ServerRequest request) {
        Optional<String> header = request.headers().first(HeaderNames.AUTHORIZATION);
        if (header.isPresent()) {
            return header.flatMap(Access::token)
                    .flatMap(this::byToken)
                    .orElseThrow(() ->
                            Problem.of(
                                            Fault.NOT_SIGNED_IN,
                                            "The API token is not known here. Send"
                                                    + " Authorization: Bearer with one made by"
                                                    + " `querencia key`; write keys only"
                                                    + " collect.")
                                    .exception());
        }
        Session session =
                session(request)
                        .orElseThrow(() ->
                                Problem.of(
                                                Fault.NOT_SIGNED_IN,
                                                "Send Authorization: Bearer with an API"
                                                        + " token.")
                                        .exception());
        requireCsrf(session, request.headers().first(CSRF_HEADER));
        if (session.user().role() == Role.SELLER) {
            throw Problem.of(
                            Fault.NOT_ALLOWED,
                            "Sellers register visits on their page; the API is for others.")
                    .exception();
        }
        return session.caller();
    }

    /// Who is signed in to the console with this browser, if somebody is.
    public Optional<Session> session(ServerRequest request) {
        return secret(request)
                .flatMap(secret ->
                        users.session(secret, clock.instant())
                                .map(user -> new Session(secret, user)));
    }

    /// Refuses an unsafe console request whose token (header or form field `csrf`) is not that of
    /// its session.
    public void requireCsrf(Session session, Optional<String> token) {
        if (token.filter(given -> Secrets.equal(given, session.csrfToken())).isEmpty()) {
            throw Problem.of(
                            Fault.CSRF_TOKEN,
                            "Load the page again and repeat: its form is older than your session.")
                    .exception();
        }
    }

    /// Signs a user in with this browser.
    public void signIn(ServerResponse response, User user) {
        String secret = Secrets.random();
        Instant until = clock.instant().plus(SESSION);
        users.openSession(secret, user.email(), until);
        response.headers().addCookie(cookie(secret).maxAge(SESSION).build());
    }

    public void signOut(ServerRequest request, ServerResponse response) {
        secret(request).ifPresent(users::closeSession);
        response.headers().addCookie(cookie("").maxAge(Duration.ZERO).build());
    }

    private SetCookie.Builder cookie(String secret) {
        return SetCookie.builder(COOKIE, secret)
                .path("/")
                .httpOnly(true)
                .secure(https)
                .sameSite(SetCookie.SameSite.LAX);
    }

    private static Optional<String> secret(ServerRequest request) {
        return request.headers().cookies().first(COOKIE).asOptional().filter(s -> !s.isBlank());
    }

    private Optional<Caller> byToken(String token) {
        if (localToken.filter(local -> Secrets.equal(local, token)).isPresent()) {
            return Optional.of(new Caller("local", true));
        }
        return users.apiToken(token).map(name -> new Caller(name, true));
    }

    private static Optional<String> token(String authorization) {
        String[] parts = authorization.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> Optional.of(parts[1].strip());
            case "basic" -> basicUser(parts[1].strip());
            default -> Optional.empty();
        };
    }

    private static Optional<String> basicUser(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Optional.of(pair.split(":", 2)[0]);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// A user signed in with one browser.
    public record Session(String secret, User user) {

        /// To be sent back with every unsafe request; other sites cannot know it.
        public String csrfToken() {
            return Secrets.derive("csrf", secret);
        }

        /// Whether the user may open this path of the console.
        public boolean mayOpen(String path) {
            return switch (user.role()) {
                case ADMINISTRATOR, MEMBER -> true;
                case SELLER -> SellerReach.holds(path);
            };
        }

        public Caller caller() {
            return new Caller(user.email(), user.role() == Role.ADMINISTRATOR);
        }
    }
}
