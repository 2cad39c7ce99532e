package org.querencia.web.console.score;

import java.util.List;

/// How well a score would have told who buys, in words.
///
/// @param rate buyers of 100
/// @param verdict the end of the key of its text
/// @param area, low, high as percentages
public record TestView(
        String day,
        int days,
        String people,
        String buyers,
        String rate,
        String verdict,
        String area,
        String low,
        String high,
        List<Tenth> tenths) {
    public TestView {
        tenths = List.copyOf(tenths);
    }

    /// @param value buyers of 100, for the picture
    public record Tenth(
            String scores, String value, String rate, String buyers, String lift, String gained) {}
}
