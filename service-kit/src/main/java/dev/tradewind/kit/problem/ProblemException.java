package dev.tradewind.kit.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/** Something the caller can fix, told as RFC 9457 problem+json: a status, a stable code in UPPER_SNAKE and a sentence. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> extra = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public ProblemException(int status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    public ProblemException(int status, String code, String detail, Throwable cause) {
        super(detail, cause);
        this.status = status;
        this.code = code;
    }

    public ProblemException(int status, String code, String detail, Map<String, ?> extra) {
        this(status, code, detail);
        this.extra.putAll(extra);
    }

    /** Adds a member to the body. */
    public ProblemException with(String name, Object value) {
        extra.put(name, value);
        return this;
    }

    /** Adds a header to the answer. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return getMessage();
    }

    public Map<String, Object> extra() {
        return Map.copyOf(extra);
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
