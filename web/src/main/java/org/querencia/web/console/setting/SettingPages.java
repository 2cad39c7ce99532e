package org.querencia.web.console.setting;

import io.helidon.webserver.http.HttpRules;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.mail.Readers;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Texts;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Secrets;

/// The workspace, one's own account and the tokens of the API.
public final class SettingPages {
    private static final int NAME_LENGTH_MAX = 100;

    private final Pages pages;
    private final Workspace workspace;
    private final Users users;
    private final Readers readers;
    private final InstantSource clock;

    public SettingPages(
            Pages pages, Workspace workspace, Users users, Readers readers, InstantSource clock) {
        this.pages = pages;
        this.workspace = workspace;
        this.users = users;
        this.readers = readers;
        this.clock = clock;
    }

    public void routing(HttpRules rules) {
        rules.get("/settings", pages.signedIn(this::workspace))
                .get("/settings/you", pages.signedIn(this::you))
                .post("/settings/you", pages.posted(this::changeYou, this::you))
                .post("/settings/you/calls", pages.posted(this::mailCalls, this::you))
                .get("/settings/tokens", pages.signedIn(visit -> tokens(visit, "")))
                .post(
                        "/settings/tokens",
                        pages.posted(this::createToken, visit -> tokens(visit, "")))
                .post(
                        "/settings/tokens/revoke",
                        pages.posted(this::revokeToken, visit -> tokens(visit, "")));
    }

    private void workspace(Visit visit) {
        visit.show("setting/workspace.jte", Map.of("workspace", workspace));
    }

    private void you(Visit visit) {
        visit.show(
                "setting/you.jte",
                Map.of("user", visit.user(), "hour", readers.hourOfCalls(visit.user()).orElse(-1)));
    }

    /// From which hour on the list of the day is mailed; none for no mail.
    private void mailCalls(Visit visit) {
        try {
            readers.saveHourOfCalls(
                    visit.user(), visit.form().number("hour").map(Math::toIntExact));
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new RefusedException("refused.call-hour");
        }
        visit.done("/settings/you", "done.call-mail");
    }

    private void changeYou(Visit visit) {
        User user = visit.user();
        String name = visit.form().required("name");
        if (name.length() > NAME_LENGTH_MAX) {
            throw new RefusedException("refused.name-length", NAME_LENGTH_MAX);
        }
        String language = visit.form().text("language").orElse(user.language().getLanguage());
        Locale locale =
                Texts.LANGUAGES.stream()
                        .filter(known -> known.getLanguage().equals(language))
                        .findFirst()
                        .orElse(user.language());
        users.save(new User(user.email(), name, user.role(), user.passwordHash(), locale));
        visit.done("/settings/you", "done.you");
    }

    /// @param secret of a token just made: the only time it can be seen
    private void tokens(Visit visit, String secret) {
        visit.show("setting/tokens.jte", Map.of("names", users.apiTokens(), "secret", secret));
    }

    private void createToken(Visit visit) {
        visit.requireAdministrator();
        String name = visit.form().required("name");
        if (name.length() > NAME_LENGTH_MAX) {
            throw new RefusedException("refused.name-length", NAME_LENGTH_MAX);
        }
        if (users.apiTokens().contains(name)) {
            throw new RefusedException("refused.token-known", name);
        }
        String secret = Secrets.random();
        users.addApiToken(name, secret, clock.instant());
        tokens(visit, secret);
    }

    private void revokeToken(Visit visit) {
        visit.requireAdministrator();
        users.revokeApiToken(visit.form().required("name"));
        visit.done("/settings/tokens", "done.token-revoked");
    }
}
