package org.querencia.web.console.segment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Rules that most companies ask for, ready to be tried and changed. Names of events are those of
/// the specifications of e-commerce and of e-mail that most senders keep to.
public enum Ready {
    NEW(Group.BUYING, "today - first('Order Completed') <= duration('30d')"),
    REPEAT(Group.BUYING, "count('Order Completed', '90d') >= 2"),
    ONCE(Group.BUYING, "orders == 1 && silent('Order Completed', '30d')"),
    LAPSED(Group.BUYING, "silent('Order Completed', '60d')"),
    OWN_RHYTHM(Group.BUYING, "silent('Order Completed', rhythm('Order Completed') * 2)"),

    CART_LEFT(
            Group.INTEREST,
            "count('Product Added', '7d') > 0 && count('Order Completed', '7d') == 0"),
    LOOKED(Group.INTEREST, "count('Product Viewed', '30d') >= 3 && orders == 0"),
    LEAD(Group.INTEREST, "count('Lead Submitted', '90d') >= 1 && orders == 0"),

    NEVER_OPENED(
            Group.MESSAGES,
            "count('Email Delivered', '90d') >= 3 && count('Email Opened', 'ever') == 0"),
    CLICKED(Group.MESSAGES, "count('Email Link Clicked', '14d') >= 1 && orders('14d') == 0"),
    REACHABLE(Group.MESSAGES, "consent('email', 'marketing') && orders > 0"),

    BY_CAMPAIGN(Group.CAMPAIGNS, "count('*', '30d', has(campaign.name)) > 0"),
    BY_CAMPAIGN_ONLY(
            Group.CAMPAIGNS, "count('*', '30d', has(campaign.name)) > 0 && orders('30d') == 0"),

    BIRTHDAY(Group.PEOPLE, "birthday('this month')");

    /// What they are about.
    public enum Group {
        BUYING,
        INTEREST,
        MESSAGES,
        CAMPAIGNS,
        PEOPLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Group group;
    private final String rule;

    Ready(Group group, String rule) {
        this.group = group;
        this.rule = rule;
    }

    public Group group() {
        return group;
    }

    public String rule() {
        return rule;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Ready> of(Group group) {
        return Arrays.stream(values()).filter(ready -> ready.group == group).toList();
    }
}
