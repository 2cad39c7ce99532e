package org.querencia.web.console.people;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.console.home.Names;

/// Names as lists show them, remembered for some seconds: a live page asks for the same again and
/// again.
public final class PersonNames implements Names {
    private static final int REMEMBERED_MAX = 2_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int SHORT_ID = 8;

    private final LoadingCache<ProfileId, String> names;

    public PersonNames(ProfileViews views) {
        names =
                Caffeine.newBuilder()
                        .maximumSize(REMEMBERED_MAX)
                        .expireAfterWrite(REMEMBERED)
                        .build(id -> name(views, id));
    }

    @Override
    public String of(ProfileId profile) {
        return names.get(profile);
    }

    private static String name(ProfileViews views, ProfileId id) {
        return views.rows(List.of(id)).stream()
                .map(PersonRow::name)
                .findFirst()
                .orElseGet(() -> id.toString().substring(0, SHORT_ID));
    }
}
