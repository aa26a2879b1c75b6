package dev.tradewind.kit.problem;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Builds the body of RFC 9457 out of status, code and detail. */
public final class Problem {
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problem() {}

    /** Body of a problem, members in the order a reader expects. */
    public static Map<String, Object> body(
            int status, String code, String detail, Map<String, Object> extra, String traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "type",
                "tag:tradewind,2026:problem/" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("title", title(code));
        body.put("status", status);
        body.put("code", code);
        body.put("detail", detail);
        body.putAll(extra);
        body.put("traceId", traceId);
        return body;
    }

    static Response answer(ProblemException problem, String traceId) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .entity(body(problem.status(), problem.code(), problem.detail(), problem.extra(), traceId));
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    private static String title(String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
