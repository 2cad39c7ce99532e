package org.querencia.store.state;

import java.util.function.Function;
import org.querencia.core.account.Account;
import org.querencia.core.order.Order;
import org.querencia.core.profile.Summary;

/// How what is stored as one value is written and read.
public record StateCodec(Form<Summary> summary, Form<Order> order, Form<Account> account) {

    /// Both ways of one type: `read` undoes `write`, of this version and every former one.
    public record Form<T>(Function<T, byte[]> write, Function<byte[], T> read) {}
}
