package org.querencia.web.console.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.access.User;
import org.querencia.web.console.frame.Frame.Notice;
import org.querencia.web.http.Access;
import org.querencia.web.http.Access.Session;
import org.querencia.web.http.Body;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Turns requests into [Visit]s and templates into answers.
public final class Pages {
    static final HeaderName HTMX_REQUEST = HeaderNames.create("HX-Request");
    private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final String NOTICE_COOKIE = "querencia_notice";
    private static final Duration THEME_KEPT = Duration.ofDays(400);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Assets assets = new Assets();
    private final Access access;
    private final Workspace workspace;
    private final Sources sources;
    private final InstantSource clock;
    private final LongSupplier alarms;

    /// @param alarms how many are open now
    public Pages(
            Access access,
            Workspace workspace,
            Sources sources,
            InstantSource clock,
            LongSupplier alarms) {
        this.alarms = alarms;
        this.access = access;
        this.workspace = workspace;
        this.sources = sources;
        this.clock = clock;
    }

    public Assets assets() {
        return assets;
    }

    /// A page only for users who are signed in; others come back after signing in.
    public Handler signedIn(Action action) {
        return (request, response) -> {
            Optional<Session> session = access.session(request);
            if (session.isEmpty()) {
                throw Problem.of(Fault.NOT_SIGNED_IN, "Sign in to see this page.").exception();
            }
            if (address(request).equals("/") && !session.get().mayOpen("/")) {
                redirect(response, Area.VISITS.path());
                return;
            }
            requireReach(session.get(), request);
            perform(new Visit(this, request, response, session, Form.EMPTY), action);
        };
    }

    /// A page for anybody.
    public Handler open(Action action) {
        return (request, response) ->
                action.perform(
                        new Visit(this, request, response, access.session(request), Form.EMPTY));
    }

    /// A form of a signed-in user. When `action` refuses it, `again` shows the page with the
    /// reason.
    public Handler posted(Action action, Action again) {
        return (request, response) -> {
            Session session =
                    access.session(request)
                            .orElseThrow(() ->
                                    Problem.of(Fault.NOT_SIGNED_IN, "Sign in and repeat.")
                                            .exception());
            requireReach(session, request);
            Form form = form(request);
            access.requireCsrf(
                    session,
                    form.text("csrf").or(() -> request.headers().first(Access.CSRF_HEADER)));
            perform(new Visit(this, request, response, Optional.of(session), form), action, again);
        };
    }

    /// Refuses pages that are not for the user's role.
    private static void requireReach(Session session, ServerRequest request) {
        if (!session.mayOpen(request.path().path())) {
            throw Problem.of(
                            Fault.NOT_ALLOWED,
                            "Sellers have the pages of visits and calls, no other.")
                    .exception();
        }
    }

    /// A body that is read as it comes; the script that sends it brings the token in a header.
    public Handler streamed(Action action) {
        return (request, response) -> {
            Session session =
                    access.session(request)
                            .orElseThrow(() ->
                                    Problem.of(Fault.NOT_SIGNED_IN, "Sign in and repeat.")
                                            .exception());
            requireReach(session, request);
            access.requireCsrf(session, request.headers().first(Access.CSRF_HEADER));
            perform(new Visit(this, request, response, Optional.of(session), Form.EMPTY), action);
        };
    }

    /// A form of somebody not signed in; it must come from a page of this server.
    public Handler postedOpen(Action action, Action again) {
        return (request, response) -> {
            requireSameSite(request);
            perform(
                    new Visit(this, request, response, access.session(request), form(request)),
                    action,
                    again);
        };
    }

    /// An address that asks for what there is not, such as the 31st of February.
    private static void perform(Visit visit, Action action) {
        try {
            action.perform(visit);
        } catch (RefusedException refusal) {
            throw Problem.of(Fault.INVALID_PARAMETER, refusal.text(visit.frame().texts()))
                    .exception();
        }
    }

    private static void perform(Visit visit, Action action, Action again) {
        try {
            action.perform(visit);
        } catch (RefusedException refusal) {
            visit.refused(refusal);
            again.perform(visit);
        }
    }

    /// Words a failure for a reader.
    public void tell(Problem problem, ServerRequest request, ServerResponse response) {
        if (problem.fault() == Fault.NOT_SIGNED_IN) {
            String path = request.prologue().method().text().equals("GET") ? address(request) : "/";
            redirect(
                    response,
                    "/sign-in?to=" + java.net.URLEncoder.encode(path, StandardCharsets.UTF_8));
            return;
        }
        Frame frame = frame(request, response, access.session(request), Optional.empty());
        problem.sendHeaders(response);
        send(
                response,
                problem.fault().status(),
                "frame/failure.jte",
                frame,
                Map.of("problem", problem));
    }

    public void chooseTheme(ServerResponse response, Theme theme) {
        response.headers().addCookie(cookie(Theme.COOKIE, theme.code()).maxAge(THEME_KEPT).build());
    }

    Frame frame(
            ServerRequest request,
            ServerResponse response,
            Optional<Session> session,
            Optional<Notice> notice) {
        Texts texts = Texts.of(locale(request, session, workspace));
        return new Frame(
                texts,
                new Formats(texts, workspace.zone(), clock.instant()),
                assets,
                this::sourceName,
                cookie(request, Theme.COOKIE).map(Theme::of).orElse(Theme.AUTO),
                address(request),
                session.map(Session::user),
                session.map(Session::csrfToken).orElse(""),
                session.filter(present -> present.mayOpen("/alarms")).isPresent()
                        ? alarms.getAsLong()
                        : 0,
                notice.or(() -> remembered(request, response, texts)));
    }

    private String sourceName(String key) {
        return sources.all().stream()
                .filter(source -> source.key().value().equals(key))
                .map(Source::name)
                .findFirst()
                .orElse(key);
    }

    void send(
            ServerResponse response,
            int status,
            String template,
            Frame frame,
            Map<String, Object> model) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, parameters(frame, model), output);
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(HeaderNames.CONTENT_LANGUAGE, frame.texts().language());
        try (var out = response.outputStream()) {
            output.writeTo(out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String rendered(String template, Frame frame, Map<String, Object> model) {
        StringOutput output = new StringOutput();
        templates.render(template, parameters(frame, model), output);
        return output.toString();
    }

    private static Map<String, Object> parameters(Frame frame, Map<String, Object> model) {
        Map<String, Object> parameters = new HashMap<>(model);
        parameters.put("frame", frame);
        return parameters;
    }

    /// Only to addresses of this server: an address from outside leads home.
    void redirect(ServerResponse response, String path) {
        boolean ours = path.matches("/(?![/\\\\])[^\\r\\n]*");
        response.status(Status.SEE_OTHER_303);
        response.header(HeaderNames.LOCATION, ours ? path : "/");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send();
    }

    void remember(ServerResponse response, String noticeKey) {
        response.headers()
                .addCookie(cookie(NOTICE_COOKIE, noticeKey).maxAge(Duration.ofMinutes(1)).build());
    }

    private static Optional<Notice> remembered(
            ServerRequest request, ServerResponse response, Texts texts) {
        return cookie(request, NOTICE_COOKIE)
                .filter(key -> key.startsWith("done."))
                .map(key -> {
                    response.headers()
                            .addCookie(cookie(NOTICE_COOKIE, "").maxAge(Duration.ZERO).build());
                    return texts.known(key, "");
                })
                .filter(text -> !text.isEmpty())
                .map(text -> new Notice(text, true, Map.of()));
    }

    private static Locale locale(
            ServerRequest request, Optional<Session> session, Workspace workspace) {
        String language =
                session.map(Session::user)
                        .map(User::language)
                        .map(Locale::getLanguage)
                        .orElseGet(() -> preferred(request, workspace));
        return Locale.of(language, workspace.country());
    }

    private static String preferred(ServerRequest request, Workspace workspace) {
        try {
            Locale found =
                    Locale.lookup(
                            Locale.LanguageRange.parse(
                                    request.headers()
                                            .first(HeaderNames.ACCEPT_LANGUAGE)
                                            .orElse(workspace.language().getLanguage())),
                            Texts.LANGUAGES);
            return found == null ? workspace.language().getLanguage() : found.getLanguage();
        } catch (IllegalArgumentException malformed) {
            return workspace.language().getLanguage();
        }
    }

    private static Form form(ServerRequest request) {
        return Form.parse(
                new String(
                        Body.bytes(request, Form.BYTES_MAX, Form.BYTES_MAX),
                        StandardCharsets.UTF_8));
    }

    /// Signing in needs no session, so its protection against other sites is what browsers say of
    /// where the request comes from.
    private static void requireSameSite(ServerRequest request) {
        String site = request.headers().first(FETCH_SITE).orElse("same-origin");
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw Problem.of(Fault.CSRF_TOKEN, "Open the sign-in page of this server and repeat.")
                    .exception();
        }
    }

    private static String address(ServerRequest request) {
        String query = request.query().rawValue();
        String path = request.path().rawPath();
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static Optional<String> cookie(ServerRequest request, String name) {
        return request.headers().cookies().first(name).asOptional();
    }

    private static SetCookie.Builder cookie(String name, String value) {
        return SetCookie.builder(name, value)
                .path("/")
                .httpOnly(true)
                .sameSite(SetCookie.SameSite.LAX);
    }

    /// What a route does.
    @FunctionalInterface
    public interface Action {
        void perform(Visit visit);
    }
}
