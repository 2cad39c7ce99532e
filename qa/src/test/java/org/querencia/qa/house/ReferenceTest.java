package org.querencia.qa.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.collect.RefusalCode;

/// The reference says of every refusal what to do.
class ReferenceTest {

    @Test
    void every_refusal_has_its_heading() {
        List<String> headings =
                Project.lines(Project.root().resolve("docs/reference/collect.md")).stream()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring(4))
                        .toList();

        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(RefusalCode.values()).map(RefusalCode::text).toList());
    }
}
