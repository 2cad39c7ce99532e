package org.querencia.web.console;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.PasswordHasher;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.view.LiveFeed;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.web.console.home.Happenings.Recent;
import org.querencia.web.console.home.Names;
import org.querencia.web.console.people.Decisions;
import org.querencia.web.http.Access;

/// What the console speaks to.
///
/// @param baseUrl how browsers and senders reach this server, for snippets and links
public record ConsoleServices(
        Supplier<Workspace> workspace,
        Supplier<URI> baseUrl,
        InstantSource clock,
        Access access,
        Users users,
        PasswordHasher passwordHasher,
        Sources sources,
        ProfileViews views,
        Decisions decisions,
        Overviews overviews,
        LiveFeed liveFeed,
        Recent recent,
        Names names) {}
