package org.querencia.core.stage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.querencia.core.stage.StageModel.State;

/// The models a workspace begins with, to be put in force and changed: the way of a customer, and
/// the same as the company sees it. They ask for what shops commonly tell: pages, products looked
/// at, carts, orders, answers to surveys, reviews, referrals.
public final class ShippedModels {

    /// Somebody speaks well of the company: a promoter's answer (9 or 10 of 10; Reichheld 2003), a
    /// review, a referral, something shared.
    private static final String SPEAKS =
            """
            (max('Survey Answered', 'score', '365d') >= 9
                || count('Product Reviewed', '365d') > 0
                || count('Referral Sent', '365d') > 0
                || count('Product Shared', '365d') > 0)\
            """;

    /// A cart that was filled after the last order.
    private static final String FILLS_AGAIN =
            """
            (count('Product Added', '7d') > 0
                && last('Product Added') > last('Order Completed'))\
            """;

    /// From hearing of the company to speaking well of it; each purchase begins a turn.
    public static final StageModel JOURNEY =
            new StageModel(
                    "journey",
                    new Label("Recorrido del cliente", "Customer journey"),
                    List.of(
                            stage("awareness", "Conocimiento", "Awareness", "true"),
                            stage(
                                    "discovery",
                                    "Descubrimiento",
                                    "Discovery",
                                    "count('page:*', '30d') >= 2 || count('screen:*', '30d') >= 2"),
                            stage(
                                    "interest",
                                    "Interés",
                                    "Interest",
                                    """
                                    count('Product Viewed', '30d') > 0
                                        || count('Products Searched', '30d') > 0
                                        || count('Lead Submitted', '30d') > 0
                                        || count('Message Received', '30d') > 0\
                                    """),
                            stage(
                                    "consideration",
                                    "Consideración",
                                    "Consideration",
                                    """
                                    count('Product Added', '14d') > 0
                                        || count('Checkout Started', '14d') > 0
                                        || count('Product Viewed', '14d') >= 4\
                                    """),
                            stage("action", "Compra", "Purchase", "orders('1d') > 0"),
                            stage(
                                    "use",
                                    "Uso",
                                    "Use",
                                    "orders('365d') > 0 && orders('1d') == 0 && !" + FILLS_AGAIN),
                            stage(
                                    "advocacy",
                                    "Recomendación",
                                    "Advocacy",
                                    SPEAKS + " && orders('1d') == 0 && !" + FILLS_AGAIN)),
                    "action",
                    State.DRAFT,
                    1);

    /// What the company does about it; each purchase begins a turn.
    public static final StageModel BUSINESS =
            new StageModel(
                    "business",
                    new Label("Ciclo del negocio", "Business cycle"),
                    List.of(
                            stage("approach", "Acercar", "Approach", "orders == 0"),
                            stage("win", "Ganar", "Win", "orders('7d') > 0"),
                            stage(
                                    "expand",
                                    "Hacer crecer",
                                    "Expand",
                                    "orders('180d') > 0 && orders('7d') == 0"),
                            stage(
                                    "retain",
                                    "Retener",
                                    "Retain",
                                    "orders > 0 && orders('180d') == 0"),
                            stage(
                                    "refer",
                                    "Ser recomendados",
                                    "Refer",
                                    SPEAKS + " && orders('7d') == 0")),
                    "win",
                    State.DRAFT,
                    1);

    public static final List<StageModel> ALL = List.of(BUSINESS, JOURNEY);

    private ShippedModels() {}

    public static Optional<StageModel> of(String key) {
        return ALL.stream().filter(model -> model.key().equals(key)).findFirst();
    }

    private static Stage stage(String key, String es, String en, String enter) {
        return new Stage(key, new Label(es, en), enter, "", Duration.ZERO);
    }
}
