package org.querencia.core.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.catalogue.Articles;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Decision.CorrectTrait;
import org.querencia.core.event.Decision.ReleaseTrait;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Erasure;
import org.querencia.core.event.Event;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Position;
import org.querencia.core.event.Retraction;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.order.Orders;
import org.querencia.core.profile.Customers.Caused;
import org.querencia.core.profile.Customers.Outcome;
import org.querencia.core.profile.Customers.State;
import org.querencia.core.profile.Derived.ContactArrived;
import org.querencia.core.profile.Derived.ContactLeft;
import org.querencia.core.profile.Derived.TraitCorrected;
import org.querencia.core.profile.Derived.TraitReleased;

/// One micro-batch of [Customers] at work. Each anchor's summary is opened once for all its events.
final class CustomersStep implements Customers.Present {

    private final State before;
    private final Map<AnchorId, SummaryFold> summaries = new LinkedHashMap<>();
    private final Map<OrderKey, Order> orders = new LinkedHashMap<>();
    private final Map<AccountKey, Account> accounts = new LinkedHashMap<>();
    private final Map<ArticleKey, Article> articles = new LinkedHashMap<>();
    private final List<Derived> derived = new ArrayList<>();

    CustomersStep(State before) {
        this.before = before;
    }

    void apply(Caused caused) {
        switch (caused.logged().fact()) {
            case Event event -> apply(event, caused.logged().position(), caused.anchor());
            case Decision decision ->
                    caused.anchor()
                            .ifPresent(
                                    anchor -> apply(decision, caused.logged().position(), anchor));
            case Definition _, Retraction _, Erasure _, Gone _ -> {
                // Rules are read by those who apply them.
            }
        }
    }

    @Override
    public Customers.Known known(AnchorId anchor) {
        SummaryFold open = summaries.get(anchor);
        if (open != null) {
            return open.known();
        }
        Summary untouched = before.summaries().get(anchor);
        return untouched == null ? Customers.Known.NOTHING : Customers.Known.of(untouched);
    }

    @Override
    public Optional<Order> order(OrderKey key) {
        return Optional.ofNullable(orders.get(key))
                .or(() -> Optional.ofNullable(before.orders().get(key)));
    }

    @Override
    public Optional<Account> account(AccountKey key) {
        return Optional.ofNullable(accounts.get(key))
                .or(() -> Optional.ofNullable(before.accounts().get(key)));
    }

    Outcome outcome() {
        Map<AnchorId, Summary> folded = LinkedHashMap.newLinkedHashMap(summaries.size());
        summaries.forEach((anchor, fold) -> folded.put(anchor, fold.summary()));
        return new Outcome(new State(folded, orders, accounts, articles), List.copyOf(derived));
    }

    private void apply(Event event, Position position, Optional<AnchorId> anchor) {
        anchor.ifPresent(known -> add(event, position, known));
        Orders.of(event, anchor)
                .ifPresent(told ->
                        orders.merge(
                                told.key(),
                                before.orders()
                                        .getOrDefault(told.key(), Order.of(told.key()))
                                        .merge(told),
                                (now, _) -> now.merge(told)));
        Customers.account(event)
                .ifPresent(key ->
                        accounts.put(
                                key,
                                accounts.getOrDefault(
                                                key,
                                                before.accounts()
                                                        .getOrDefault(key, Account.of(key)))
                                        .plus(event)));
        Articles.of(event)
                .ifPresent(told ->
                        articles.merge(
                                told.key(),
                                before.articles()
                                        .getOrDefault(told.key(), Article.of(told.key()))
                                        .merge(told),
                                (now, _) -> now.merge(told)));
    }

    private void add(Event event, Position position, AnchorId anchor) {
        SummaryFold summary = open(anchor);
        Optional<AccountKey> company =
                Membership.isTold(event) ? Account.keyOf(event) : Optional.empty();
        if (company.isEmpty()) {
            summary.add(event);
            return;
        }
        boolean belonged = summary.membership(company.get()).present();
        summary.add(event);
        Membership membership = summary.membership(company.get());
        if (belonged != membership.present()) {
            String role = membership.word(Membership.BUYING_ROLE).orElse("");
            derived.add(
                    belonged
                            ? new ContactLeft(
                                    anchor, position, event.timestamp(), company.get(), role)
                            : new ContactArrived(
                                    anchor, position, event.timestamp(), company.get(), role));
        }
    }

    private void apply(Decision decision, Position position, AnchorId anchor) {
        switch (decision.act()) {
            case CorrectTrait(var _, String trait, var _) -> {
                open(anchor).add(decision);
                derived.add(
                        new TraitCorrected(
                                anchor, position, decision.receivedAt(), trait, decision.by()));
            }
            case ReleaseTrait(var _, String trait) -> {
                open(anchor).add(decision);
                derived.add(
                        new TraitReleased(
                                anchor, position, decision.receivedAt(), trait, decision.by()));
            }
            case Decision.Merge _,
                    Decision.Split _,
                    Decision.RefuseLink _,
                    Decision.RestoreLink _,
                    Decision.LinkProbably _,
                    Decision.TakeLinkBack _ -> {
                // They change who a person is, and nothing of what an anchor adds up to.
            }
        }
    }

    private SummaryFold open(AnchorId anchor) {
        return summaries.computeIfAbsent(
                anchor,
                key -> new SummaryFold(before.summaries().getOrDefault(key, Summary.EMPTY)));
    }
}
