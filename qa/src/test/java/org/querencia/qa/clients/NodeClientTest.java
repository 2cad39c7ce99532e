package org.querencia.qa.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.qa.clients.NodeClient.Presence;

class NodeClientTest {

    /// Where the clients are, whether this is continuous integration, whether Node is there.
    @ParameterizedTest
    @CsvSource({
        "folder, true, true, RUN",
        "folder, , true, RUN",
        ", true, true, FAIL",
        ", true, false, SKIP",
        ", false, true, SKIP",
        ", , true, SKIP"
    })
    void absent_clients_fail_continuous_integration_only_where_node_is(
            String clients, String ci, boolean node, Presence presence) {
        Map<String, String> environment = new HashMap<>();
        if (clients != null) {
            environment.put("QUERENCIA_TEST_CLIENTS", clients);
        }
        if (ci != null) {
            environment.put("CI", ci);
        }
        assertThat(NodeClient.presence(environment, node)).isEqualTo(presence);
    }
}
