package org.querencia.web.console.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.Identifier;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.access.User;
import org.querencia.runtime.access.User.Role;

/// What every page has around its content.
///
/// @param sourceNames names of sources by key
/// @param path the address of this view with its query, to come back to after signing in or
///   choosing a theme
/// @param csrf the token unsafe requests send back; empty while nobody is signed in
/// @param alarms how many are open
/// @param notice what just happened, said once
public record Frame(
        Texts texts,
        Formats formats,
        Assets assets,
        UnaryOperator<String> sourceNames,
        Theme theme,
        String path,
        Optional<User> user,
        String csrf,
        long alarms,
        Optional<Notice> notice) {

    /// Around what is said outside the console, in letters and to programs.
    public static Frame outside(
            Workspace workspace, Locale language, Sources sources, Instant now) {
        Texts texts = Texts.of(Locale.of(language.getLanguage(), workspace.country()));
        return new Frame(
                texts,
                new Formats(texts, workspace.zone(), now),
                Assets.shipped(),
                key ->
                        sources.all().stream()
                                .filter(source -> source.key().value().equals(key))
                                .map(Source::name)
                                .findFirst()
                                .orElse(key),
                Theme.AUTO,
                "/",
                Optional.empty(),
                "",
                0,
                Optional.empty());
    }

    public String text(String key, Object... arguments) {
        return texts.text(key, arguments);
    }

    public String asset(String name) {
        return assets.path(name);
    }

    public String icon(String name) {
        return assets.icon(name);
    }

    /// Text as a part of a path.
    public String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public boolean administrator() {
        return user.filter(present -> present.role() == Role.ADMINISTRATOR).isPresent();
    }

    /// The role of the user; of nobody the least.
    public Role role() {
        return user.map(User::role).orElse(Role.SELLER);
    }

    /// The same without the token of the session, for a page that browsers keep.
    public Frame withoutToken() {
        return new Frame(texts, formats, assets, sourceNames, theme, path, user, "", 0, notice);
    }

    /// The name of a source as people gave it.
    public String sourceName(SourceKey source) {
        return sourceNames.apply(source.value());
    }

    /// A kind of identifier in words.
    public String identifierType(String type) {
        return texts.known("identifier." + type, type);
    }

    public String identifier(Identifier identifier) {
        return identifierType(identifier.type()) + " " + identifier.value();
    }

    /// The name of an event as people say it.
    public String eventName(String type, String name) {
        return EventWords.name(texts, type, name);
    }

    public String eventIcon(String type, String name) {
        return EventWords.icon(type, name);
    }

    /// What is wrong with a field of the form that was sent; empty when it is right.
    public String wrong(String field) {
        return notice.map(Notice::fields).map(fields -> fields.getOrDefault(field, "")).orElse("");
    }

    /// Something to tell the reader once.
    ///
    /// @param done false when it was refused
    /// @param fields what is wrong with each field of the form
    public record Notice(String text, boolean done, Map<String, String> fields) {}
}
