package org.querencia.web.console;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.querencia.web.console.company.Companies;
import org.querencia.web.console.frame.Assets;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.home.Happenings;
import org.querencia.web.console.home.Home;
import org.querencia.web.console.people.Evidence;
import org.querencia.web.console.people.People;
import org.querencia.web.console.people.PersonPage;
import org.querencia.web.console.signin.SignIn;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;
import org.querencia.web.http.Room;

/// The console. It has a route for everything, so it comes last of the rooms.
public final class ConsoleRoom implements Room {
    private final ConsoleServices services;
    private final Pages pages;

    public ConsoleRoom(ConsoleServices services) {
        this.services = services;
        this.pages = new Pages(services.access(), services.workspace(), services.clock());
    }

    @Override
    public boolean owns(String path) {
        return true;
    }

    @Override
    public void tell(Problem problem, ServerRequest request, ServerResponse response) {
        pages.tell(problem, request, response);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(Assets.ROUTE, pages.assets()::serve);
        new SignIn(
                        pages,
                        services.access(),
                        services.users(),
                        services.passwordHasher(),
                        services.clock())
                .routing(rules);
        home().routing(rules);
        new People(pages, services.views()).routing(rules);
        new PersonPage(pages, services.views(), services.decisions(), services.sources())
                .routing(rules);
        new Evidence(pages, services.views(), services.decisions()).routing(rules);
        new Companies(pages, services.views()).routing(rules);
        rules.any("/*", (_, _) -> notFound());
    }

    private Home home() {
        return new Home(
                pages,
                services.overviews(),
                services.sources(),
                new Happenings(
                        services.liveFeed(),
                        services.recent(),
                        services.names(),
                        services.sources()),
                services.names(),
                services.baseUrl());
    }

    private static void notFound() {
        throw Problem.of(Fault.NOT_FOUND, "The console has no page with this address.").exception();
    }
}
