package org.querencia.web.console.explore;

import java.util.List;
import java.util.Optional;
import org.querencia.web.console.measure.MeasureView;

/// The explorer.
///
/// @param kind how it is drawn: `lines` over time, else `bars`
/// @param address of this view, for a link that reproduces it
/// @param kept the view that is looked at, where it is one that is kept
/// @param views those that are kept
/// @param email of the reader, to whom mail goes where nobody else is named
public record ExploreView(
        MeasureView told,
        String kind,
        List<Theme> themes,
        List<String> splits,
        String address,
        Optional<One> kept,
        List<One> views,
        String email) {

    /// @param measures of the board
    public record Theme(String code, String name, List<MeasureView.Choice> measures) {}

    /// A view that is kept.
    ///
    /// @param pinned the board it stands on; empty for none
    /// @param mine whether it is the reader's own
    public record One(
            String id,
            String name,
            String about,
            boolean shared,
            String pinned,
            boolean mine,
            List<Mailing> mailings) {}

    /// @param said how often, when and in which language
    public record Mailing(String id, String said, String recipients) {}
}
