package dev.tradewind.kit.json;

import dev.tradewind.kit.problem.Invalid;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** A resource method that takes a body gets one: an empty body and the literal {@code null} are refused before it is called (S16). */
@Provider
public class NoNullBody implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw Invalid.body("A body is needed.");
        }
        return body;
    }
}
