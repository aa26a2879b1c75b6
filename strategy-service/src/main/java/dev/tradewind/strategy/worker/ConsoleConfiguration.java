package dev.tradewind.strategy.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.tradewind.contracts.configurations.DcaConfigurationV1;
import dev.tradewind.kit.problem.Invalid;
import dev.tradewind.kit.problem.ProblemException;
import dev.tradewind.strategy.dcaconfigurations.ConfigurationForm;
import dev.tradewind.strategy.worker.BacktestConsole.Refused;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A DCA configuration from a file: the JSON that creates one over the API. What is wrong with it is told field by field. */
final class ConsoleConfiguration {
    private static final long LARGEST = 1 << 20;

    private ConsoleConfiguration() {}

    static DcaConfigurationV1 read(Path file) throws IOException, Refused {
        if (!Files.isRegularFile(file)) {
            throw new Refused("CONFIG: there is no file " + file + ".");
        }
        if (Files.size(file) > LARGEST) {
            throw new Refused("CONFIG: " + file + " is larger than a configuration can be (1 MiB).");
        }
        try {
            return ConfigurationForm.fromText(Files.readString(file));
        } catch (ProblemException problem) {
            throw new Refused("CONFIG: " + file + " is no valid configuration. " + words(problem));
        } catch (UnrecognizedPropertyException unknown) {
            throw new Refused(
                    "CONFIG: " + file + " has a field that a configuration does not have: " + path(unknown) + ".");
        } catch (JsonMappingException mismatched) {
            throw new Refused(
                    "CONFIG: in " + file + " the value of " + path(mismatched) + " is missing or of the wrong kind.");
        } catch (JsonProcessingException unreadable) {
            throw new Refused("CONFIG: " + file + " is not readable as JSON: line "
                    + unreadable.getLocation().getLineNr() + ", column "
                    + unreadable.getLocation().getColumnNr() + ".");
        } catch (CharacterCodingException binary) {
            throw new Refused("CONFIG: " + file + " is not a text in UTF-8.");
        }
    }

    private static String words(ProblemException problem) {
        return problem.extra().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .map(Invalid.FieldError.class::cast)
                        .map(Invalid.FieldError::message)
                        .collect(Collectors.joining(" "))
                : problem.detail();
    }

    private static String path(JsonMappingException failure) {
        String path = failure.getPath().stream().map(ConsoleConfiguration::step).collect(Collectors.joining("."));
        return path.isEmpty() ? "the whole" : path;
    }

    private static String step(Reference step) {
        return step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName();
    }
}
