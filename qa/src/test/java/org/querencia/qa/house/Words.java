package org.querencia.qa.house;

import java.util.Map;

/// One word per thing: words that mean something we call otherwise (see the glossary).
final class Words {

    /// The word to avoid, and ours.
    static final Map<String, String> AVOIDED =
            Map.of(
                    "audiences?", "segment",
                    "cohort segments?", "segment",
                    "tenants?", "workspace",
                    "customer profiles?", "profile",
                    "attribute names?", "trait",
                    "golden records?", "profile",
                    "unmerg(e|es|ed|ing)", "split",
                    "blacklist(s|ed)?", "blocked values",
                    "whitelist(s|ed)?", "allow-list");

    private Words() {}
}
