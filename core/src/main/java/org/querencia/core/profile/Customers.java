package org.querencia.core.profile;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.catalogue.Articles;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Retraction;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.order.Orders;
import org.querencia.core.trait.Traits;

/// The second reducer: what facts do to the summaries of their anchors, to orders, to accounts and
/// to the catalogue, once the first one has said which anchor each belongs to.
///
/// It never asks who a person is: a merge moves anchors between people and changes nothing here.
public final class Customers {

    private Customers() {}

    /// The order a fact is about, to be loaded before its step.
    public static Optional<OrderKey> order(Fact fact) {
        return switch (fact) {
            case Event event -> Orders.keyOf(event);
            case Decision _, Definition _, Retraction _, Erasure _, Gone _ -> Optional.empty();
        };
    }

    /// The account a fact describes, to be loaded before its step.
    public static Optional<AccountKey> account(Fact fact) {
        return switch (fact) {
            case Event event when event.type() == Event.Type.GROUP -> Account.keyOf(event);
            case Event _, Decision _, Definition _, Retraction _, Erasure _, Gone _ ->
                    Optional.empty();
        };
    }

    /// The product of the catalogue a fact tells of, to be loaded before its step.
    public static Optional<ArticleKey> article(Fact fact) {
        return switch (fact) {
            case Event event -> Articles.keyOf(event);
            case Decision _, Definition _, Retraction _, Erasure _, Gone _ -> Optional.empty();
        };
    }

    /// Applies facts in the order of the log, as one micro-batch.
    ///
    /// @param before the summaries of the facts' anchors and the orders, accounts and articles they
    ///   touch, as far as they exist; more does no harm
    public static Outcome step(State before, List<Caused> facts) {
        return step(before, facts, Watch.NOBODY);
    }

    /// The same, watched: what `watch` throws, this throws.
    public static Outcome step(State before, List<Caused> facts, Watch watch) {
        CustomersStep step = new CustomersStep(before);
        for (Caused fact : facts) {
            watch.before(fact, step);
            step.apply(fact);
            watch.after(fact, step);
        }
        return step.outcome();
    }

    /// What is known before any step.
    public static Present present(State state) {
        return new CustomersStep(state);
    }

    /// Looks on while facts are applied one by one.
    public interface Watch {

        Watch NOBODY =
                new Watch() {
                    @Override
                    public void before(Caused fact, Present present) {
                        // Nobody looks.
                    }

                    @Override
                    public void after(Caused fact, Present present) {
                        // Nobody looks.
                    }
                };

        void before(Caused fact, Present present);

        void after(Caused fact, Present present);
    }

    /// What is known at one moment of a step, of what it started from and changed since.
    public interface Present {

        Known known(AnchorId anchor);

        Optional<Order> order(OrderKey key);

        Optional<Account> account(AccountKey key);
    }

    /// What is known of one anchor.
    ///
    /// @param last when its latest event happened; [Instant#MIN] without any
    public record Known(
            Traits traits, Consents consents, Map<AccountKey, Membership> companies, Instant last) {

        static final Known NOTHING = of(Summary.EMPTY);

        static Known of(Summary summary) {
            return new Known(
                    summary.traits(),
                    summary.consents(),
                    summary.companies(),
                    summary.seen().last());
        }
    }

    /// A fact and the anchor to which it belongs for ever: that of an event's strongest identifier,
    /// that of the person a decision about a trait names. Empty where there is none.
    public record Caused(Logged<? extends Fact> logged, Optional<AnchorId> anchor) {}

    /// What a step starts from.
    public record State(
            Map<AnchorId, Summary> summaries,
            Map<OrderKey, Order> orders,
            Map<AccountKey, Account> accounts,
            Map<ArticleKey, Article> articles) {

        public static final State EMPTY = new State(Map.of(), Map.of(), Map.of(), Map.of());

        /// This state with what a step changed.
        public State with(State changed) {
            return new State(
                    over(summaries, changed.summaries),
                    over(orders, changed.orders),
                    over(accounts, changed.accounts),
                    over(articles, changed.articles));
        }

        private static <K, V> Map<K, V> over(Map<K, V> below, Map<K, V> above) {
            Map<K, V> all = new HashMap<>(below);
            all.putAll(above);
            return all;
        }
    }

    /// What a step did.
    ///
    /// @param changed the summaries, orders, accounts and articles that changed, as they are now
    /// @param derived in the order of the facts
    public record Outcome(State changed, List<Derived> derived) {}
}
