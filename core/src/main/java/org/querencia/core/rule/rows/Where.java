package org.querencia.core.rule.rows;

import java.util.ArrayList;
import java.util.List;

/// Which events a row looks at: those that meet all conditions, or any of them.
public record Where(boolean any, List<Condition> conditions) {

    public static final Where NONE = new Where(false, List.of());

    public Where {
        conditions = List.copyOf(conditions);
    }

    static Where of(Condition condition) {
        return new Where(false, List.of(condition));
    }

    public Where with(Condition condition) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(condition);
        return new Where(any, more);
    }

    public Where without(int index) {
        List<Condition> fewer = new ArrayList<>(conditions);
        fewer.remove(index);
        return new Where(any, fewer);
    }
}
