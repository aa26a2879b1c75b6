package dev.tradewind.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.tradewind.kit.web.Correlation;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions become answers. */
public class ProblemMappers {
    @ServerExceptionMapper
    public Response problem(ProblemException problem) {
        if (problem.status() >= 500) {
            Log.warnf(problem, "request refused code=%s", problem.code());
        }
        return Problem.answer(problem, Correlation.current());
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException failure) {
        List<Invalid.FieldError> errors = new ArrayList<>();
        for (ConstraintViolation<?> violation : failure.getConstraintViolations()) {
            String annotation = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            errors.add(new Invalid.FieldError(
                    field(violation),
                    annotation.replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT),
                    violation.getMessage()));
        }
        return problem(new Invalid(errors));
    }

    private static String field(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String[] steps = path.split("\\.", 3);
        return switch (steps.length) {
            case 3 -> steps[2]; // method.argument.field
            case 2 -> steps[1];
            default -> path;
        };
    }

    @ServerExceptionMapper
    public Response unknownField(UnrecognizedPropertyException failure) {
        return problem(Invalid.of(path(failure), "UNKNOWN_FIELD", "There is no field " + path(failure) + "."));
    }

    @ServerExceptionMapper
    public Response wrongFormat(InvalidFormatException failure) {
        return mismatched(failure);
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException failure) {
        String path = path(failure);
        if (path.isEmpty()) {
            return problem(Invalid.body("The body does not have the expected shape."));
        }
        return problem(Invalid.of(path, "WRONG_TYPE", path + " is missing or has a value of the wrong kind."));
    }

    @ServerExceptionMapper
    public Response unmappable(JsonMappingException failure) {
        String path = path(failure);
        return problem(Invalid.of(path, "INVALID", "The value of " + path + " is not allowed."));
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException failure) {
        return problem(Invalid.body("The body is not readable as JSON."));
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    @ServerExceptionMapper
    public Response notAuthenticated(UnauthorizedException failure) {
        return unauthenticated();
    }

    @ServerExceptionMapper
    public Response authenticationFailed(AuthenticationFailedException failure) {
        return unauthenticated();
    }

    private Response unauthenticated() {
        return Problem.answer(
                new ProblemException(401, "UNAUTHENTICATED", "Log in first: the token is missing, ended or not valid.")
                        .header("WWW-Authenticate", "Bearer"),
                Correlation.current());
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return problem(new ProblemException(403, "FORBIDDEN", "Your role does not allow this."));
    }

    @ServerExceptionMapper
    public Response framework(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (failure.getCause() instanceof JsonMappingException mapping) {
            return unmappable(mapping);
        }
        return switch (status) {
            case 400 -> problem(Invalid.body("The request is not readable."));
            case 401 -> unauthenticated();
            case 403 -> problem(new ProblemException(403, "FORBIDDEN", "Your role does not allow this."));
            case 404 -> problem(NotFound.of());
            case 405 ->
                problem(new ProblemException(405, "METHOD_NOT_ALLOWED", "This address does not know this method."));
            case 406 ->
                problem(new ProblemException(406, "NOT_ACCEPTABLE", "This address cannot answer in that form."));
            case 413 -> problem(new ProblemException(413, "BODY_TOO_LARGE", "The body is too large."));
            case 415 -> problem(new ProblemException(415, "UNSUPPORTED_MEDIA_TYPE", "Send JSON."));
            default ->
                status >= 500
                        ? unexpected(failure)
                        : problem(new ProblemException(status, "REFUSED", "The request was refused."));
        };
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        Log.errorf(failure, "request failed traceId=%s", Correlation.current());
        return Problem.answer(
                new ProblemException(
                        500, "INTERNAL", "Something went wrong on our side. The trace id finds it in the logs."),
                Correlation.current());
    }
}
