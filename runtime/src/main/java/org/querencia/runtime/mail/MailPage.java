package org.querencia.runtime.mail;

import java.util.Locale;

/// What mail looks like to readers that show HTML: a sheet with a title, what there is to say, a
/// way on, and why it came.
public final class MailPage {

    private MailPage() {}

    /// @param words of the link
    /// @param address where it leads
    public record Way(String words, String address) {}

    /// A whole document.
    ///
    /// @param said HTML; all else is text
    public static String of(Locale language, String title, String said, Way on, String why) {
        return """
        <!doctype html>
        <html lang="%s">
        <head><meta charset="utf-8"><title>%s</title></head>
        <body style="margin:0;padding:24px;background:#faf8f5;color:#2b2622;font:16px/1.5 sans-serif">
        <div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e6e0d8">
        <h1 style="font-size:20px;margin:0 0 16px">%s</h1>
        %s
        <p><a href="%s">%s</a></p>
        <p style="font-size:13px;color:#6b625a">%s</p>
        </div>
        </body>
        </html>
        """
                .formatted(
                        language.getLanguage(),
                        escaped(title),
                        escaped(title),
                        said,
                        escaped(on.address()),
                        escaped(on.words()),
                        escaped(why));
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
