package org.querencia.store.backup;

import java.util.List;
import java.util.Set;

/// Which tables a back-up holds. What is derived is in it too, so that a restored server answers at
/// once instead of reading its whole log again.
final class Tables {

    /// In an order in which they can be filled.
    static final List<String> KEPT =
            List.of(
                    "log",
                    "dedupe",
                    "retracted",
                    "workspace",
                    "source",
                    "write_key",
                    // A back-up holds everybody's data and is guarded as such; without the
                    // secrets a restored server would turn its callers away.
                    "webhook_secret",
                    "query_cursor",
                    "member",
                    "api_token",
                    "refused_event",
                    "state",
                    "anchor",
                    "owner_history",
                    "link",
                    "verdict",
                    "orders",
                    "account",
                    "account_contact",
                    "article",
                    "person",
                    "journal",
                    "definition",
                    "parked",
                    "gathered",
                    "standing",
                    "membership",
                    "movement",
                    "movement_count",
                    "place",
                    "passage",
                    "endpoint",
                    "endpoint_try",
                    "import",
                    "import_key",
                    "import_file",
                    "import_schedule",
                    "alarm",
                    "alarm_news",
                    "watch",
                    "mail",
                    "mail_part",
                    "mail_preference",
                    "scenario",
                    "linkage",
                    "review_pair",
                    "hygiene",
                    "hygiene_reader",
                    "target",
                    "benchmark",
                    "note",
                    "kept_view",
                    "view_schedule",
                    "home_choice",
                    "sql_asked",
                    "sql_question",
                    "sql_login",
                    "suppressed",
                    "erasure",
                    "erasure_trace");

    /// `fence` and `log_epoch` belong to one copy of the log; the others open doors for a while and
    /// are better made anew.
    static final Set<String> LEFT_OUT =
            Set.of(
                    "fence",
                    "log_epoch",
                    "session",
                    "sign_in_link",
                    "idempotency_key",
                    "import_counter",
                    // Kept by the triggers of `person`.
                    "word",
                    "flyway_schema_history");

    private Tables() {}
}
