package org.querencia.web.api;

import io.helidon.http.Method;

/// One line of the API: method, path with `{names}` (`{+name}` takes slashes too), and who answers.
/// Routes under [ApiRoom#PREFIX] are what the OpenAPI document lists.
record Route(Method method, String path, Endpoint endpoint) {

    static Route get(String path, Endpoint endpoint) {
        return new Route(Method.GET, path, endpoint);
    }

    static Route post(String path, Endpoint endpoint) {
        return new Route(Method.POST, path, endpoint);
    }

    static Route put(String path, Endpoint endpoint) {
        return new Route(Method.PUT, path, endpoint);
    }

    static Route patch(String path, Endpoint endpoint) {
        return new Route(Method.PATCH, path, endpoint);
    }

    static Route delete(String path, Endpoint endpoint) {
        return new Route(Method.DELETE, path, endpoint);
    }

    boolean writes() {
        return !method.equals(Method.GET);
    }
}
