package org.querencia.runtime.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.alarm.Step;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.IdempotencyKeys.Answer;
import org.querencia.runtime.access.IdempotencyKeys.Claim;
import org.querencia.runtime.access.IdempotencyKeys.Request;
import org.querencia.runtime.access.User.Role;
import org.querencia.runtime.collect.RefusedEvents;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import org.querencia.runtime.warehouse.Counts.Span;

/// What every store of sources, users, refused events and idempotency keys must do.
public abstract class AccessContract {

    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));
    private static final SourceKey SHOP = new SourceKey("shop");
    private static final User ANA =
            new User("ana@x.co", "Ana Pérez", Role.ADMINISTRATOR, "$argon2id$x", Locale.of("es"));

    /// The ports of one workspace with nothing in it; one that was opened before is gone.
    public record Access(
            Sources sources, Users users, RefusedEvents refused, IdempotencyKeys idempotency) {}

    protected abstract Access empty();

    @Test
    void a_source_is_kept_changed_and_found() {
        Sources sources = empty().sources();
        Source changed =
                source(SHOP, "Tienda nueva", List.of("https://shop.example", "https://x.co"));
        sources.save(source(SHOP, "Tienda", List.of()));
        sources.save(source(new SourceKey("web"), "Web", List.of()));

        sources.save(changed);

        assertThat(sources.source(SHOP)).contains(changed);
        assertThat(sources.source(new SourceKey("none"))).isEmpty();
        assertThat(sources.all())
                .containsExactly(changed, source(new SourceKey("web"), "Web", List.of()));
    }

    @Test
    void write_keys_lead_to_their_source_until_revoked() {
        Sources sources = empty().sources();
        Source shop = source(SHOP, "Tienda", List.of());
        sources.save(shop);
        sources.addWriteKey(SHOP, "first");
        sources.addWriteKey(SHOP, "second");

        assertThat(sources.byWriteKey("first")).contains(shop);
        assertThat(sources.byWriteKey("second")).contains(shop);
        assertThat(sources.byWriteKey("third")).isEmpty();

        sources.revokeWriteKeysExcept(SHOP, "second");
        assertThat(sources.byWriteKey("first")).isEmpty();
        assertThat(sources.byWriteKey("second")).contains(shop);
    }

    @Test
    void a_user_is_kept_changed_and_deleted() {
        Users users = empty().users();
        users.save(ANA);
        User renamed = new User(ANA.email(), "Ana", Role.MEMBER, "", Locale.of("en"));

        users.save(renamed);

        assertThat(users.all()).containsExactly(renamed);
        assertThat(users.byEmail("ana@x.co")).contains(renamed);
        assertThat(users.byEmail("luis@x.co")).isEmpty();
        users.delete("ana@x.co");
        assertThat(users.all()).isEmpty();
    }

    @Test
    void a_session_lasts_until_its_end_or_until_closed() {
        Users users = empty().users();
        users.save(ANA);
        users.openSession("one", "ana@x.co", LATER);
        users.openSession("two", "ana@x.co", LATER);
        users.openSession("three", "ana@x.co", LATER);

        assertThat(users.session("one", NOON)).contains(ANA);
        assertThat(users.session("one", LATER)).isEmpty();
        assertThat(users.session("none", NOON)).isEmpty();
        users.closeSession("one");
        assertThat(users.session("one", NOON)).isEmpty();
        assertThat(users.session("two", NOON)).contains(ANA);
        users.closeSessions("ana@x.co");
        assertThat(users.session("two", NOON)).isEmpty();
    }

    @Test
    void every_role_is_kept() {
        Users users = empty().users();
        for (Role role : Role.values()) {
            User user = new User(role + "@x.co", "Leo", role, "", Locale.of("en"));
            users.save(user);
            assertThat(users.byEmail(user.email())).contains(user);
        }
    }

    @Test
    void deleting_a_user_ends_the_sessions() {
        Users users = empty().users();
        users.save(ANA);
        users.openSession("one", "ana@x.co", LATER);
        users.delete("ana@x.co");
        users.save(ANA);

        assertThat(users.session("one", NOON)).isEmpty();
    }

    @Test
    void a_sign_in_link_works_once_and_in_time() {
        Users users = empty().users();
        users.save(ANA);
        users.addSignInLink("one", "ana@x.co", LATER);
        users.addSignInLink("late", "ana@x.co", LATER);

        assertThat(users.useSignInLink("one", NOON)).contains(ANA);
        assertThat(users.useSignInLink("one", NOON)).isEmpty();
        assertThat(users.useSignInLink("late", LATER)).isEmpty();
        assertThat(users.useSignInLink("late", NOON)).isEmpty();
    }

    @Test
    void api_tokens_are_known_by_name_until_revoked() {
        Users users = empty().users();
        users.addApiToken("reports", "secret-1", NOON);
        users.addApiToken("backup", "secret-2", NOON);

        assertThat(users.apiToken("secret-1")).contains("reports");
        assertThat(users.apiToken("other")).isEmpty();
        assertThat(users.apiTokens()).containsExactly("backup", "reports");
        users.revokeApiToken("reports");
        assertThat(users.apiToken("secret-1")).isEmpty();
        assertThat(users.apiTokens()).containsExactly("backup");
    }

    @Test
    void refused_events_are_shown_newest_first_and_marked_when_sent_again() {
        RefusedEvents refused = empty().refused();
        refused.add(List.of(refused(SHOP, 0, "a"), refused(SHOP, 1, "b \u0000 ☃")));
        refused.add(List.of(refused(new SourceKey("web"), 0, "c")));
        refused.add(List.of());

        List<Refused> all = refused.of(Optional.empty(), Optional.empty(), 10);
        assertThat(all.stream().map(event -> event.body().charAt(0)))
                .containsExactly('c', 'b', 'a');
        assertThat(refused.of(Optional.of(SHOP), Optional.empty(), 1)).containsExactly(all.get(1));
        assertThat(refused.of(Optional.of(SHOP), Optional.of(all.get(1).id()), 10))
                .containsExactly(all.get(2));
        assertThat(refused.count(SHOP)).isEqualTo(2);
        assertThat(refused.byId(all.get(2).id())).contains(all.get(2));
        LocalDateTime day = LocalDateTime.ofInstant(all.getFirst().receivedAt(), BOGOTA);
        Span days = new Span(Step.DAY, Step.DAY.start(day), Step.DAY.start(day).plusDays(1));
        assertThat(refused.counts(Optional.empty(), days, BOGOTA))
                .isEqualTo(Map.of(days.from(), 3L));
        assertThat(refused.counts(Optional.of(SHOP), days, BOGOTA))
                .isEqualTo(Map.of(days.from(), 2L));
        assertThat(
                        refused.counts(
                                Optional.empty(),
                                new Span(Step.DAY, days.to(), days.to().plusDays(9)),
                                BOGOTA))
                .isEmpty();

        refused.markReplayed(all.get(2).id(), LATER);
        assertThat(refused.byId(all.get(2).id()).flatMap(Refused::replayed)).contains(LATER);
        assertThat(refused.byId(-1)).isEmpty();
    }

    @Test
    void a_repeated_request_gets_the_answer_of_the_first() {
        IdempotencyKeys keys = empty().idempotency();
        Request request = new Request("token", "key-1", "POST /x 1");
        Answer answer = new Answer(201, "{\"ñ\":1}");

        assertThat(keys.claim(request, NOON)).isEqualTo(new Claim.Fresh());
        assertThat(keys.claim(request, NOON)).isEqualTo(new Claim.InProgress());
        keys.answered(request, answer);

        assertThat(keys.claim(request, LATER)).isEqualTo(new Claim.Answered(answer));
        assertThat(keys.claim(new Request("token", "key-1", "POST /x 2"), LATER))
                .isEqualTo(new Claim.UsedOtherwise());
        assertThat(keys.claim(new Request("other", "key-1", "POST /x 1"), LATER))
                .isEqualTo(new Claim.Fresh());
        assertThat(keys.claim(request, NOON.plus(IdempotencyKeys.KEPT)))
                .isEqualTo(new Claim.Fresh());
    }

    @Test
    void a_request_that_failed_or_died_gives_its_key_back() {
        IdempotencyKeys keys = empty().idempotency();
        Request failed = new Request("token", "failed", "x");
        Request died = new Request("token", "died", "x");
        keys.claim(failed, NOON);
        keys.claim(died, NOON);
        keys.release(failed);

        assertThat(keys.claim(failed, NOON)).isEqualTo(new Claim.Fresh());
        assertThat(keys.claim(died, NOON)).isEqualTo(new Claim.InProgress());
        assertThat(keys.claim(died, NOON.plus(IdempotencyKeys.ABANDONED_AFTER)))
                .isEqualTo(new Claim.Fresh());
    }

    private static Source source(SourceKey key, String name, List<String> origins) {
        return new Source(key, name, Trust.PUBLIC, true, 100, "order", origins, 500, "wk_1", false);
    }

    private static Refused refused(SourceKey source, int index, String body) {
        return new Refused(
                0,
                source,
                NOON,
                index,
                "missing-event-name",
                "event is missing; give it a name",
                "{\"v\":1,\"call\":\"batch\"}",
                body,
                Optional.empty());
    }
}
