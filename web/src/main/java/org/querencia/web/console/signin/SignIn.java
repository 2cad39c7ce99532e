package org.querencia.web.console.signin;

import io.helidon.webserver.http.HttpRules;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.access.PasswordHasher;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.access.Users;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Theme;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Access;

/// Coming in and going out.
public final class SignIn {
    /// One-time links are this path and their secret.
    public static final String LINK_PATH = "/sign-in/link/";

    private static final String TEMPLATE = "signin/sign-in.jte";

    private final Pages pages;
    private final Access access;
    private final Users users;
    private final PasswordHasher hasher;
    private final InstantSource clock;
    private final Attempts attempts = new Attempts();

    public SignIn(
            Pages pages, Access access, Users users, PasswordHasher hasher, InstantSource clock) {
        this.pages = pages;
        this.access = access;
        this.users = users;
        this.hasher = hasher;
        this.clock = clock;
    }

    public void routing(HttpRules rules) {
        rules.get("/sign-in", pages.open(this::signInPage))
                .post("/sign-in", pages.postedOpen(this::signIn, this::signInPage))
                .get(LINK_PATH + "{secret}", pages.open(this::useLink))
                .get("/set-up", pages.open(this::setUpPage))
                .post("/set-up", pages.postedOpen(this::setUp, this::setUpPage))
                .get("/password", pages.signedIn(this::passwordPage))
                .post("/password", pages.posted(this::choosePassword, this::passwordPage))
                .post("/sign-out", pages.posted(this::signOut, this::signInPage))
                .post("/theme", pages.postedOpen(this::chooseTheme, this::signInPage));
    }

    private void signInPage(Visit visit) {
        if (users.all().isEmpty()) {
            visit.go("/set-up");
            return;
        }
        if (visit.session().isPresent()) {
            visit.go(cameFor(visit));
            return;
        }
        visit.show(
                TEMPLATE,
                Map.of(
                        "to", cameFor(visit),
                        "email", visit.form().text("email").orElse("")));
    }

    private void signIn(Visit visit) {
        String email = visit.form().required("email").toLowerCase(Locale.ROOT);
        attempts.requireFew(email);
        Optional<User> user = users.byEmail(email);
        String stored = user.map(User::passwordHash).orElse("");
        boolean right = hasher.matches(visit.form().verbatim("password"), stored);
        if (user.isEmpty() || !right) {
            attempts.failed(email);
            throw new RefusedException("refused.sign-in");
        }
        attempts.succeeded(email);
        access.signIn(visit.response(), user.get());
        visit.go(cameFor(visit));
    }

    private void useLink(Visit visit) {
        Optional<User> user = users.useSignInLink(visit.path("secret"), clock.instant());
        if (user.isEmpty()) {
            visit.show("signin/link-used.jte", Map.of());
            return;
        }
        access.signIn(visit.response(), user.get());
        visit.go(visit.query().has("choose") ? "/password" : "/");
    }

    private void setUpPage(Visit visit) {
        if (!users.all().isEmpty()) {
            visit.go("/sign-in");
            return;
        }
        visit.show(
                "signin/set-up.jte",
                Map.of(
                        "name", visit.form().text("name").orElse(""),
                        "email", visit.form().text("email").orElse("")));
    }

    private synchronized void setUp(Visit visit) {
        if (!users.all().isEmpty()) {
            visit.go("/sign-in");
            return;
        }
        Form form = visit.form();
        String email = email(form);
        String password = Passwords.accepted(form.verbatim("password"), email);
        User user =
                new User(
                        email,
                        form.required("name"),
                        Role.ADMINISTRATOR,
                        hasher.hash(password),
                        Locale.of(visit.frame().texts().language()));
        users.save(user);
        access.signIn(visit.response(), user);
        visit.go("/");
    }

    private void passwordPage(Visit visit) {
        visit.show("signin/password.jte", Map.of("known", !visit.user().passwordHash().isEmpty()));
    }

    private void choosePassword(Visit visit) {
        User user = visit.user();
        boolean known = !user.passwordHash().isEmpty();
        attempts.requireFew(user.email());
        if (known && !hasher.matches(visit.form().verbatim("current"), user.passwordHash())) {
            attempts.failed(user.email());
            throw RefusedException.at("current", "refused.password-current");
        }
        String password = Passwords.accepted(visit.form().verbatim("password"), user.email());
        users.save(
                new User(
                        user.email(),
                        user.name(),
                        user.role(),
                        hasher.hash(password),
                        user.language()));
        users.closeSessions(user.email());
        access.signIn(visit.response(), user);
        visit.done("/", "done.password");
    }

    private void signOut(Visit visit) {
        access.signOut(visit.request(), visit.response());
        visit.go("/sign-in");
    }

    private void chooseTheme(Visit visit) {
        pages.chooseTheme(visit.response(), Theme.of(visit.form().text("theme").orElse("auto")));
        visit.go(cameFor(visit));
    }

    /// The address as one may sign in with it.
    public static String email(Form form) {
        String email = form.required("email").toLowerCase(Locale.ROOT);
        if (!email.matches("[^@\\s]+@[^@\\s]+") || email.length() > 254) {
            throw RefusedException.at("email", "refused.email");
        }
        return email;
    }

    private static String cameFor(Visit visit) {
        return visit.form().text("to").or(() -> visit.query().text("to")).orElse("/");
    }
}
