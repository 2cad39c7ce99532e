package org.querencia.web.console.setting;

import io.helidon.webserver.http.HttpRules;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.access.Users;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.signin.SignIn;
import org.querencia.web.http.Secrets;

/// Who may sign in. Administrators invite by a one-time link, which they pass on themselves.
public final class UserPages {
    private static final Duration LINK_VALID = Duration.ofDays(3);

    private final Pages pages;
    private final Users users;
    private final Supplier<URI> baseUrl;
    private final InstantSource clock;

    public UserPages(Pages pages, Users users, Supplier<URI> baseUrl, InstantSource clock) {
        this.pages = pages;
        this.users = users;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    public void routing(HttpRules rules) {
        rules.get("/settings/users", pages.signedIn(this::list))
                .post("/settings/users", pages.posted(this::invite, this::list))
                .post("/settings/users/role", pages.posted(this::changeRole, this::list))
                .post("/settings/users/link", pages.posted(this::newLink, this::list))
                .post("/settings/users/remove", pages.posted(this::remove, this::list));
    }

    private void list(Visit visit) {
        show(visit, "", "");
    }

    /// @param link a one-time link just made, for `email`: the only time it can be seen
    private void show(Visit visit, String email, String link) {
        visit.show("setting/users.jte", Map.of("users", users.all(), "email", email, "link", link));
    }

    private void invite(Visit visit) {
        visit.requireAdministrator();
        String email = SignIn.email(visit.form());
        if (users.byEmail(email).isPresent()) {
            throw new RefusedException("refused.user-known", email);
        }
        users.save(
                new User(
                        email,
                        visit.form().required("name"),
                        role(visit.form()),
                        "",
                        Locale.of(visit.frame().texts().language())));
        show(visit, email, link(email));
    }

    private void changeRole(Visit visit) {
        visit.requireAdministrator();
        User user = named(visit);
        Role role = role(visit.form());
        if (role != Role.ADMINISTRATOR) {
            requireAnotherAdministrator(user);
        }
        users.save(new User(user.email(), user.name(), role, user.passwordHash(), user.language()));
        visit.done("/settings/users", "done.role");
    }

    /// The present password stops working at once: who asks for a link has lost it, or fears that
    /// somebody knows it.
    private void newLink(Visit visit) {
        visit.requireAdministrator();
        User user = named(visit);
        users.save(new User(user.email(), user.name(), user.role(), "", user.language()));
        users.closeSessions(user.email());
        show(visit, user.email(), link(user.email()));
    }

    private void remove(Visit visit) {
        visit.requireAdministrator();
        User user = named(visit);
        requireAnotherAdministrator(user);
        users.closeSessions(user.email());
        users.delete(user.email());
        visit.done("/settings/users", "done.user-removed");
    }

    private String link(String email) {
        String secret = Secrets.random();
        users.addSignInLink(secret, email, clock.instant().plus(LINK_VALID));
        return baseUrl.get().toString().replaceAll("/+$", "")
                + SignIn.LINK_PATH
                + secret
                + "?choose";
    }

    private User named(Visit visit) {
        String email = visit.form().required("email");
        return users.byEmail(email)
                .orElseThrow(() -> new RefusedException("refused.user-unknown", email));
    }

    private void requireAnotherAdministrator(User leaving) {
        boolean another =
                users.all().stream()
                        .anyMatch(user ->
                                user.role() == Role.ADMINISTRATOR
                                        && !user.email().equals(leaving.email()));
        if (!another) {
            throw new RefusedException("refused.last-administrator");
        }
    }

    private static Role role(Form form) {
        return switch (form.text("role").orElse("")) {
            case "administrator" -> Role.ADMINISTRATOR;
            case "seller" -> Role.SELLER;
            default -> Role.MEMBER;
        };
    }
}
