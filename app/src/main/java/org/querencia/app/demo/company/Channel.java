package org.querencia.app.demo.company;

/// How something is bought.
public enum Channel {
    SHOP("tienda"),
    WEB("web"),
    WHATSAPP("whatsapp"),
    /// Companies, through the seller who visits them.
    SELLER("vendedor");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    /// As the company's files call it.
    public String word() {
        return word;
    }
}
