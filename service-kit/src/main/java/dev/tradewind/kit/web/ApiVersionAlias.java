package dev.tradewind.kit.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;

/** {@code /api/x} is the same as {@code /api/v1/x} (C-08). */
@Provider
@PreMatching
public class ApiVersionAlias implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        canonical(uri.getRawPath()).ifPresent(path -> {
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            request.setRequestUri(URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path + query));
        });
    }

    static Optional<String> canonical(String path) {
        if (path.startsWith("/api/") && !path.startsWith("/api/v1/") && !path.equals("/api/v1")) {
            return Optional.of("/api/v1" + path.substring("/api".length()));
        }
        return Optional.empty();
    }
}
