package org.querencia.core.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a rule looks at: by it, it is known which facts can change its answer, and on which other
/// definitions it stands.
///
/// @param events kinds of events that are counted and the like
/// @param traits names of the person's traits
/// @param orders whether it looks at orders, revenue whether at what they came to in the
///   workspace's currency, account at the company's traits, consents at consents
/// @param segments keys
/// @param models of stages
/// @param places by name, or as a latitude and longitude
public record Mentioned(
        Set<EventKind> events,
        Set<String> traits,
        boolean orders,
        boolean revenue,
        boolean account,
        boolean consents,
        Set<String> segments,
        Set<String> models,
        Set<String> scores,
        Set<String> places) {

    public Mentioned {
        events = Set.copyOf(events);
        traits = Set.copyOf(traits);
        segments = Set.copyOf(segments);
        models = Set.copyOf(models);
        scores = Set.copyOf(scores);
        places = Set.copyOf(places);
    }

    public static Mentioned in(Rule rule) {
        Gatherer gatherer = new Gatherer();
        gatherer.look(rule);
        return gatherer.mentioned();
    }

    private static final class Gatherer {
        private final Set<EventKind> events = new HashSet<>();
        private final Set<String> traits = new HashSet<>();
        private final Set<String> segments = new HashSet<>();
        private final Set<String> models = new HashSet<>();
        private final Set<String> scores = new HashSet<>();
        private final Set<String> places = new HashSet<>();
        private boolean orders;
        private boolean revenue;
        private boolean account;
        private boolean consents;

        Mentioned mentioned() {
            return new Mentioned(
                    events, traits, orders, revenue, account, consents, segments, models, scores,
                    places);
        }

        void look(Rule rule) {
            switch (rule) {
                case Rule.Literal _, Field.EventField _, Field.CampaignField _, Dated.Today() -> {
                    // They look at nothing of the person.
                }
                case Rule.And(List<Rule> parts) -> parts.forEach(this::look);
                case Rule.Or(List<Rule> parts) -> parts.forEach(this::look);
                case Rule.Not(Rule part) -> look(part);
                case Rule.Choice(Rule when, Rule then, Rule otherwise) -> {
                    look(when);
                    look(then);
                    look(otherwise);
                }
                case Rule.Compare(Rule left, var _, Rule right) -> both(left, right);
                case Rule.Arithmetic(Rule left, var _, Rule right) -> both(left, right);
                case Rule.OneOf(Rule item, var _) -> look(item);
                case Rule.Holds(Rule list, String _) -> look(list);
                case Rule.Matches(Rule of, var _, String _) -> look(of);
                case Rule.As(Rule any, var _) -> look(any);
                case Rule.Has(Rule any) -> look(any);
                case Field.Trait(List<String> path) -> traits.add(path.getFirst());
                case Field.AccountTrait _ -> account = true;
                case Deed deed -> look(deed);
                case Buying buying -> {
                    orders = true;
                    revenue |=
                            buying instanceof Buying.Revenue(Optional<String> currency, var _)
                                    && currency.isEmpty();
                }
                case Standing standing -> look(standing);
                case Presence presence -> look(presence);
                case Dated.YearsSince(Rule any) -> look(any);
                case Dated.Birthday _ -> traits.addAll(Days.BIRTHDAY);
                case Scored(String name, Rule people, var grounds) -> {
                    scores.add(name);
                    look(people);
                    grounds.forEach(ground -> look(ground.of()));
                }
            }
        }

        private void both(Rule left, Rule right) {
            look(left);
            look(right);
        }

        private void look(Deed deed) {
            switch (deed) {
                case Deed.Count(var what, var _) -> events.add(what.kind());
                case Deed.Total(var _, var what, String _, var _) -> events.add(what.kind());
                case Deed.Decayed(var what, var _) -> events.add(what.kind());
                case Deed.First(EventKind kind) -> events.add(kind);
                case Deed.Last(EventKind kind) -> events.add(kind);
                case Deed.Rhythm(EventKind kind) -> events.add(kind);
                case Deed.Silent(EventKind kind, Rule length) -> {
                    events.add(kind);
                    look(length);
                }
                case Deed.Ordered(EventKind before, EventKind after, var _) -> {
                    events.add(before);
                    events.add(after);
                }
            }
        }

        private void look(Presence presence) {
            events.add(new EventKind(Optional.empty(), ""));
            if (presence instanceof Presence.Near near) {
                places.add(near.place());
            }
        }

        private void look(Standing standing) {
            switch (standing) {
                case Standing.Stage(String model) -> models.add(model);
                case Standing.InSegment(String key) -> segments.add(key);
                case Standing.Score(String name) -> scores.add(name);
                case Standing.ConsentTo _ -> consents = true;
            }
        }
    }
}
