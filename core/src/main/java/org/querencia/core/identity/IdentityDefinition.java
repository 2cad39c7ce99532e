package org.querencia.core.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.querencia.core.identity.IdentifierType.Strength;

/// The workspace's identifier types: the content of a definition of kind [#KIND].
///
/// @param types each key once; at most [#TYPES_MAX]
/// @param undeclared how a type nobody declared is treated (its key is not used): ids of other
///   systems arrive under names of their own
public record IdentityDefinition(List<IdentifierType> types, IdentifierType undeclared) {

    public static final String KIND = "identity";
    public static final int TYPES_MAX = 100;

    public static final String USER_ID = "user_id";
    public static final String EMAIL = "email";
    public static final String TAX_ID = "tax_id";
    public static final String LOYALTY_CARD = "loyalty_card";
    public static final String PHONE = "phone";
    public static final String DEVICE = "device";
    public static final String ANONYMOUS_ID = "anonymous_id";

    /// One digit over and over: typed to get past a form. DIAN's 'consumidor final', 222222222222,
    /// is one of these.
    private static final String ONE_DIGIT = "^\\+?(\\d)\\1{5,}$";

    /// Segment's names for ids of devices, browsers and installations.
    private static final List<String> DEVICES =
            List.of(
                    "android.id",
                    "android.idfa",
                    "android.push_token",
                    "cross_domain_id",
                    DEVICE,
                    "ga_client_id",
                    "ios.id",
                    "ios.idfa",
                    "ios.push_token");

    public IdentityDefinition {
        types = List.copyOf(types);
        if (types.size() > TYPES_MAX) {
            throw new IllegalArgumentException(
                    "%d identifier types: expected at most %d".formatted(types.size(), TYPES_MAX));
        }
        Set<String> keys = new HashSet<>();
        for (IdentifierType type : types) {
            if (!keys.add(type.key())) {
                throw new IllegalArgumentException(
                        "identifier type '%s' is declared twice".formatted(type.key()));
            }
        }
        if (!keys.contains(USER_ID) || !keys.contains(ANONYMOUS_ID)) {
            throw new IllegalArgumentException(
                    "identifier types: user_id and anonymous_id must be among them");
        }
    }

    /// Whether identifiers of this type name a device or browser rather than somebody, as the
    /// defaults see it.
    public static boolean namesDevice(String type) {
        return type.equals(ANONYMOUS_ID) || DEVICES.contains(type);
    }

    /// Segment's defaults, and the identifiers of shops and invoices: who one is before how one is
    /// reached, ids of other systems next, devices last.
    public static IdentityDefinition defaults() {
        List<IdentifierType> types = new ArrayList<>();
        types.add(strong(USER_ID, Normaliser.TEXT, 1, 0));
        types.add(strong(EMAIL, Normaliser.EMAIL, 5, 10));
        types.add(strong(TAX_ID, Normaliser.TAX_ID, 1, 20).blocking(ONE_DIGIT));
        types.add(strong(LOYALTY_CARD, Normaliser.CARD, 5, 30));
        types.add(strong(PHONE, Normaliser.PHONE, 5, 40).blocking(ONE_DIGIT));
        for (String device : DEVICES) {
            types.add(IdentifierType.of(device, Normaliser.DEVICE, 5, 80, Strength.WEAK));
        }
        types.add(IdentifierType.of(ANONYMOUS_ID, Normaliser.TEXT, 5, 90, Strength.WEAK));
        return new IdentityDefinition(types, strong("external", Normaliser.TEXT, 5, 50));
    }

    private static IdentifierType strong(
            String key, Normaliser normaliser, int limit, int priority) {
        return IdentifierType.of(key, normaliser, limit, priority, Strength.STRONG);
    }
}
