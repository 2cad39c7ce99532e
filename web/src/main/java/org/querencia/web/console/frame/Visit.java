package org.querencia.web.console.frame;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;
import org.querencia.web.console.frame.Frame.Notice;
import org.querencia.web.http.Access.Session;

/// One request of a reader and its answer.
public final class Visit {
    private final Pages pages;
    private final ServerRequest request;
    private final ServerResponse response;
    private final Optional<Session> session;
    private final Form query;
    private final Form form;
    private Optional<Notice> notice;
    private int status = 200;

    Visit(
            Pages pages,
            ServerRequest request,
            ServerResponse response,
            Optional<Session> session,
            Form form) {
        this.pages = pages;
        this.request = request;
        this.response = response;
        this.session = session;
        this.query = Form.parse(request.query().rawValue());
        this.form = form;
        this.notice = Optional.empty();
    }

    public ServerRequest request() {
        return request;
    }

    public ServerResponse response() {
        return response;
    }

    public Form query() {
        return query;
    }

    public Form form() {
        return form;
    }

    /// A part of the path, as the route names it.
    public String path(String name) {
        return request.path().pathParameters().get(name);
    }

    public Optional<Session> session() {
        return session;
    }

    /// The signed-in user; only pages that require one may ask.
    public User user() {
        return session.map(Session::user)
                .orElseThrow(() -> new IllegalStateException("this page has no user"));
    }

    /// Refuses the form when the user is no administrator.
    public void requireAdministrator() {
        if (session.filter(present -> present.user().role() == Role.ADMINISTRATOR).isEmpty()) {
            throw new RefusedException("refused.administrator");
        }
    }

    /// Whether htmx asks for a part of the page.
    public boolean partial() {
        return request.headers().first(Pages.HTMX_REQUEST).isPresent();
    }

    public Frame frame() {
        return pages.frame(request, response, session, notice);
    }

    /// Answers with a template; `model` names its parameters.
    public void show(String template, Map<String, Object> model) {
        show(template, frame(), model);
    }

    public void show(String template, Frame frame, Map<String, Object> model) {
        pages.send(response, status, template, frame, model);
    }

    /// A template as text, for what is sent by server-sent events.
    public String rendered(String template, Frame frame, Map<String, Object> model) {
        return pages.rendered(template, frame, model);
    }

    /// Sends the browser to another view, which says `doneKey` once.
    public void done(String path, String doneKey) {
        pages.remember(response, doneKey);
        go(path);
    }

    public void go(String path) {
        pages.redirect(response, path);
    }

    void refused(RefusedException refusal) {
        status = 422;
        Texts texts = frame().texts();
        notice = Optional.of(new Notice(refusal.text(texts), false, refusal.fields(texts)));
    }
}
