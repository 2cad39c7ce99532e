package org.querencia.core.rule;

import java.util.List;

/// A field as it was told, of any type.
public sealed interface Field extends Rule {

    /// Names, from the outside in; at least one.
    List<String> path();

    @Override
    default Type type() {
        return Type.ANY;
    }

    /// A trait, or a field inside it: `trait.address.city`.
    record Trait(List<String> path) implements Field {
        public Trait {
            path = List.copyOf(path);
        }
    }

    /// A trait of the person's company.
    record AccountTrait(List<String> path) implements Field {
        public AccountTrait {
            path = List.copyOf(path);
        }
    }

    /// A property of the event a filter looks at.
    record EventField(List<String> path) implements Field {
        public EventField {
            path = List.copyOf(path);
        }
    }

    /// What the link was marked with that led to the event a filter looks at (`utm_…`, in
    /// `context.campaign`); a text, and missing where it is blank.
    ///
    /// @param name one of [#CAMPAIGN]
    record CampaignField(String name) implements Field {
        public CampaignField {
            requireCampaign(name);
        }

        @Override
        public List<String> path() {
            return List.of(name);
        }
    }

    /// What is told of campaigns; the name is `utm_campaign`.
    List<String> CAMPAIGN = List.of("name", "source", "medium", "content", "term");

    static void requireCampaign(String name) {
        if (!CAMPAIGN.contains(name)) {
            throw new IllegalArgumentException(
                    "'%s': expected one of %s".formatted(name, CAMPAIGN));
        }
    }
}
