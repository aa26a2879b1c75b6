package dev.tradewind.web.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service said no, in RFC 9457 form, or gave no answer at all (status 503). */
public final class BackendProblem extends RuntimeException {
    /** The request was sent and its answer lost: it may have been carried out. */
    public static final String NO_ANSWER = "NO_ANSWER";

    /** The service could not be reached; nothing was asked of it. */
    public static final String UNREACHABLE = "UNREACHABLE";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String traceId;
    private final transient List<Field> fields;
    private final transient JsonNode body;

    /** What is wrong with one field of the command. */
    public record Field(String field, String code, String message) {}

    BackendProblem(
            int status,
            String code,
            String detail,
            @Nullable String traceId,
            List<Field> fields,
            @Nullable JsonNode body) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.traceId = traceId;
        this.fields = List.copyOf(fields);
        this.body = body == null ? MissingNode.getInstance() : body;
    }

    static BackendProblem unreachable(Peer peer) {
        return new BackendProblem(503, UNREACHABLE, peer.title() + " does not answer", null, List.of(), null);
    }

    static BackendProblem noAnswer(Peer peer) {
        return new BackendProblem(503, NO_ANSWER, peer.title() + " gave no answer", null, List.of(), null);
    }

    public int status() {
        return status;
    }

    /** Status of the form that goes back to its writer, who can mend it; what he cannot mend there is thrown on. */
    public int onForm() {
        if (status >= 500 || status == 401 || status == 403 || status == 404) {
            throw this;
        }
        return status == 409 || status == 429 ? status : 422;
    }

    /** Stable code of docs/problems.md. */
    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable String traceId() {
        return traceId;
    }

    public List<Field> fields() {
        return fields == null ? List.of() : fields;
    }

    /** The whole problem document, for the figures it carries. */
    public JsonNode body() {
        return body;
    }
}
