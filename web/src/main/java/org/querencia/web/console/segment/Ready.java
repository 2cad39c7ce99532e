package org.querencia.web.console.segment;

/// Rules that most companies ask for, ready to be tried and changed.
public enum Ready {
    REPEAT("count('Order Completed', '90d') >= 2"),
    ONCE("orders == 1 && silent('Order Completed', '30d')"),
    LAPSED("silent('Order Completed', '60d')"),
    OWN_RHYTHM("silent('Order Completed', rhythm('Order Completed') * 2)"),
    CART_LEFT("count('Product Added', '7d') > 0 && count('Order Completed', '7d') == 0"),
    LOOKED("count('Product Viewed', '30d') >= 3 && orders == 0"),
    BIRTHDAY("birthday('this month')"),
    REACHABLE("consent('email', 'marketing') && orders > 0");

    private final String rule;

    Ready(String rule) {
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
