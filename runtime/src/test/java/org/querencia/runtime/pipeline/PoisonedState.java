package org.querencia.runtime.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Standings;
import org.querencia.runtime.state.StateStore;

/// A state that does not take every change.
final class PoisonedState implements StateStore {

    final MemoryState kept = new MemoryState();
    private volatile Function<Change, Optional<Throwable>> objection = _ -> Optional.empty();

    /// What it throws instead of committing, if anything.
    void objectTo(Function<Change, Optional<Throwable>> given) {
        objection = given;
    }

    void mend() {
        objection = _ -> Optional.empty();
    }

    @Override
    public void commit(Change change) {
        Optional<Throwable> thrown = objection.apply(change);
        if (thrown.isPresent()) {
            switch (thrown.get()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case Throwable other -> throw new IllegalArgumentException(other);
            }
        }
        kept.commit(change);
    }

    @Override
    public Standings standings() {
        return kept.standings();
    }

    @Override
    public Position applied() {
        return kept.applied();
    }

    @Override
    public List<Component> components(Collection<AnchorId> anchors) {
        return kept.components(anchors);
    }

    @Override
    public Map<AnchorId, Summary> summaries(Collection<AnchorId> anchors) {
        return kept.summaries(anchors);
    }

    @Override
    public Map<OrderKey, Order> orders(Collection<OrderKey> keys) {
        return kept.orders(keys);
    }

    @Override
    public Map<ArticleKey, Article> articles(Collection<ArticleKey> keys) {
        return kept.articles(keys);
    }

    @Override
    public Map<AccountKey, Account> accounts(Collection<AccountKey> keys) {
        return kept.accounts(keys);
    }

    @Override
    public List<Definition> definitions() {
        return kept.definitions();
    }

    @Override
    public List<Component> linkedTo(Collection<AnchorId> anchors) {
        return kept.linkedTo(anchors);
    }

    @Override
    public void reset(Position head) {
        kept.reset(head);
    }

    @Override
    public Origins origins() {
        return kept.origins();
    }
}
