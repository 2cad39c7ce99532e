package org.querencia.web.console.review;

import io.helidon.webserver.http.HttpRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.review.Contribution;
import org.querencia.runtime.review.Likely;
import org.querencia.runtime.review.Proposed;
import org.querencia.runtime.review.ReviewServices;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Who may be the same person as somebody, each beside them.
public final class DuplicatePages {
    private static final int SHOWN_MAX = 10;

    private final Pages pages;
    private final Likely likely;
    private final ProfileViews views;

    public DuplicatePages(Pages pages, ReviewServices services, ProfileViews views) {
        this.pages = pages;
        this.likely = services.likely();
        this.views = views;
    }

    public void routing(HttpRules rules) {
        rules.get("/people/{id}/duplicates", pages.signedIn(this::show));
    }

    private void show(Visit visit) {
        ProfileView person = known(visit);
        if (!visit.path("id").equals(person.id().toString())) {
            visit.go("/people/" + person.id() + "/duplicates");
            return;
        }
        Frame frame = visit.frame();
        List<PairView> found =
                likely.duplicates(person.id(), SHOWN_MAX).stream()
                        .flatMap(one -> view(one, person, frame).stream())
                        .toList();
        visit.show("review/duplicates.jte", frame, Map.of("person", person, "found", found));
    }

    /// The person of the page stands first.
    private Optional<PairView> view(Proposed proposed, ProfileView person, Frame frame) {
        boolean first = proposed.pair().one().equals(person.id());
        ProfileId other = first ? proposed.pair().other() : proposed.pair().one();
        Proposed seen = first ? proposed : turned(proposed);
        return views.view(other).map(view -> PairView.of(seen, person, view, frame));
    }

    private static Proposed turned(Proposed proposed) {
        return new Proposed(
                proposed.pair(),
                proposed.probability(),
                proposed.model(),
                proposed.contributions().stream().map(Contribution::turned).toList(),
                proposed.at());
    }

    private ProfileView known(Visit visit) {
        try {
            return views.view(new ProfileId(UUID.fromString(visit.path("id"))))
                    .orElseThrow(DuplicatePages::nobody);
        } catch (IllegalArgumentException notAnId) {
            throw nobody();
        }
    }

    private static RuntimeException nobody() {
        return Problem.of(Fault.NOT_FOUND, "Nobody has this id.").exception();
    }
}
