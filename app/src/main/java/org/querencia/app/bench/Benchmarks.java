package org.querencia.app.bench;

import java.util.List;

/// All that `querencia bench` can measure.
public final class Benchmarks {

    public static final List<Benchmark> ALL =
            List.of(
                    new Ingest(),
                    new ImportRates(),
                    new Scale(),
                    new Million(),
                    new Segmented(),
                    new Activated(),
                    new Measured(),
                    new Looks(),
                    new StartUp(),
                    new Crash());

    private Benchmarks() {}
}
