package org.querencia.runtime.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Summary;

/// What a micro-batch of facts did to the derived state; committed whole.
///
/// @param after where the state stood before
/// @param upTo where it stands now
/// @param newNodes nodes made in this batch as they ended up in it (their component given by
///   `componentOf`)
/// @param components components that changed, those of a lone new node apart: their nodes (profile,
///   vouched, sharing), links and verdicts replace what was stored. One may have a single node: a
///   shared identifier cut off, or a node whose only links lead to shared ones
/// @param retired ids of components that are no more (their nodes are in other components of this
///   change)
/// @param owners every change of an anchor's owner, new anchors included, in order; the store
///   closes the former period
/// @param summaries summaries of the anchors that got events
/// @param search what search must show of the people touched
/// @param unlisted people that are no more (merged away, or nothing left to show)
/// @param parked facts that could not be applied: kept with the cause, so that the others go on
/// @param journal derived records, to be shown in a profile's timeline
/// @param replaced what of the former state goes before this takes its place; there when earlier
///   facts were taken back
/// @param segmented where people stand
public record Change(
        Position after,
        Position upTo,
        List<NewNode> newNodes,
        List<Component> components,
        List<UUID> retired,
        List<Owner> owners,
        Map<AnchorId, Summary> summaries,
        List<Order> orders,
        List<Account> accounts,
        List<Article> articles,
        List<SearchRow> search,
        List<ProfileId> unlisted,
        List<JournalRow> journal,
        List<Definition> definitions,
        List<Parked> parked,
        Optional<Replaced> replaced,
        Segmented segmented) {

    /// A change that only adds, while nobody is in a segment.
    public Change(
            Position after,
            Position upTo,
            List<NewNode> newNodes,
            List<Component> components,
            List<UUID> retired,
            List<Owner> owners,
            Map<AnchorId, Summary> summaries,
            List<Order> orders,
            List<Account> accounts,
            List<Article> articles,
            List<SearchRow> search,
            List<ProfileId> unlisted,
            List<JournalRow> journal,
            List<Definition> definitions,
            List<Parked> parked) {
        this(
                after,
                upTo,
                newNodes,
                components,
                retired,
                owners,
                summaries,
                orders,
                accounts,
                articles,
                search,
                unlisted,
                journal,
                definitions,
                parked,
                Optional.empty(),
                Segmented.NOTHING);
    }

    /// A change of where people stand alone: the log is applied no further by it.
    public static Change of(Position applied, Segmented segmented) {
        return new Change(
                applied,
                applied,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                segmented);
    }

    public record NewNode(Node node, UUID component) {}

    /// From `from` on the anchor belongs to `profile`.
    public record Owner(AnchorId anchor, ProfileId profile, Position from) {}

    /// What goes.
    ///
    /// @param stayed anchors that are still named, with the fact that names them first now; their
    ///   former summaries and companies go
    /// @param gone anchors nothing names any more
    /// @param erased of those gone: their history and journal go too, and what the journal of those
    ///   who stayed says of them
    /// @param orders of which nothing is told any more
    /// @param accounts of which nothing is told any more
    /// @param articles of which nothing is told any more
    public record Replaced(
            Map<AnchorId, Position> stayed,
            Set<AnchorId> gone,
            Set<AnchorId> erased,
            Set<OrderKey> orders,
            Set<AccountKey> accounts,
            Set<ArticleKey> articles) {}

    /// A fact the core failed on; a defect of ours, never the sender's fault. It stays in the log
    /// and is applied again by a replay.
    public record Parked(Position position, String cause) {}
}
