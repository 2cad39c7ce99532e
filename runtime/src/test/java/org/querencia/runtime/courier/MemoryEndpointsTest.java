package org.querencia.runtime.courier;

import org.querencia.runtime.memory.MemoryEndpoints;

class MemoryEndpointsTest extends EndpointsContract {

    @Override
    protected Endpoints empty() {
        return new MemoryEndpoints();
    }

    @Override
    protected Endpoints again(Endpoints endpoints) {
        return endpoints;
    }
}
