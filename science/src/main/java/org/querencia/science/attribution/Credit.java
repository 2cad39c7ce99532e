package org.querencia.science.attribution;

/// What a model gives a channel. Over all channels conversions and values add up to what there was.
///
/// @param conversions credited; not whole, as a rule
/// @param value credited, in the unit of the paths
/// @param share of all conversions, 0 to 1 (of [Model.Worth#RATE] also less than 0)
/// @param ground what the credit rests on
public record Credit(
        String channel, double conversions, double value, double share, Ground ground) {

    /// What a model can say beside the credit.
    public sealed interface Ground {

        /// A rule of thumb.
        record Rule() implements Ground {}

        /// How much of all would be lost without the channel, 0 to 1.
        ///
        /// @param effect the share of conversions
        /// @param effectOfValue the share of value; 0 where nothing is worth anything
        record Removal(double effect, double effectOfValue) implements Ground {}

        /// One standard error of the credit; 0 where it was calculated and not sampled.
        record Sampling(double error, double errorOfValue) implements Ground {}
    }
}
