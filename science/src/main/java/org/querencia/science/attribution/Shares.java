package org.querencia.science.attribution;

/// Of each channel, by its place in [Paths#channels()].
record Shares(double[] conversions, double[] values) {

    static Shares none(int channels) {
        return new Shares(new double[channels], new double[channels]);
    }

    void add(int channel, double ofConversions, double ofValue) {
        conversions[channel] += ofConversions;
        values[channel] += ofValue;
    }
}
