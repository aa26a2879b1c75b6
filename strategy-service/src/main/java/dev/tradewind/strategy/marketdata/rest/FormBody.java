package dev.tradewind.strategy.marketdata.rest;

import dev.tradewind.kit.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a form with a file (multipart/form-data, RFC 7578), one after the other as they come. A file is never held: whoever wants
 * it reads it from the stream.
 */
final class FormBody {
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i);\\s*filename=\"([^\"]*)\"");
    private static final String TYPE = "multipart/form-data";
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_LINES = 20;
    private static final int LONGEST_FIELD = 1_024;
    private static final int MOST_PARTS = 50;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private int parts;
    private @Nullable Content open;

    private FormBody(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        buffer[0] = '\r'; // the first boundary has no end of a line before it
        buffer[1] = '\n';
        filled = 2;
        open = new Content();
    }

    /**
     * One part.
     *
     * @param file name of the file it is; empty when it is a field
     */
    record Part(String name, Optional<String> file, InputStream content) {
        /** A field's value. */
        String text() throws IOException {
            byte[] bytes = content.readNBytes(LONGEST_FIELD + 1);
            if (bytes.length > LONGEST_FIELD) {
                throw notAForm("its field " + name + " is longer than " + LONGEST_FIELD + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The form in a body; empty when the body is none by its type. */
    static Optional<FormBody> of(@Nullable String contentType, InputStream body) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
            return Optional.empty();
        }
        Matcher found = BOUNDARY.matcher(contentType);
        if (!found.find()) {
            throw notAForm("its type names no boundary");
        }
        return Optional.of(new FormBody(body, found.group(1) == null ? found.group(2) : found.group(1)));
    }

    /** The next part; the one before must have been read to its end. */
    Optional<Part> next() throws IOException {
        if (open != null && open.read() >= 0) {
            throw notAForm("there is something in it that nobody asked for");
        }
        open = null;
        String end = line(); // what stands behind the boundary
        if (end.startsWith("--")) {
            return Optional.empty();
        }
        parts++;
        if (!end.isBlank() || parts > MOST_PARTS) {
            throw notAForm(parts > MOST_PARTS ? "it has more than " + MOST_PARTS + " fields" : "a boundary is wrong");
        }
        String disposition = "";
        String line = line();
        for (int lines = 0; !line.isEmpty(); lines++) {
            if (lines == MOST_LINES) {
                throw notAForm("a field has too many headers");
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
                disposition = line;
            }
            line = line();
        }
        Matcher name = NAME.matcher(disposition);
        if (!name.find()) {
            throw notAForm("a field has no name");
        }
        Matcher file = FILE.matcher(disposition);
        open = new Content();
        return Optional.of(new Part(name.group(1), file.find() ? Optional.of(file.group(1)) : Optional.empty(), open));
    }

    private String line() throws IOException {
        var line = new byte[LONGEST_LINE];
        int length = 0;
        while (true) {
            if (position == filled && !fill()) {
                if (length >= 2 && line[0] == '-' && line[1] == '-') {
                    return "--"; // the last line of all needs no end
                }
                throw new EOFException("the form broke off");
            }
            byte next = buffer[position++];
            if (next == '\n') {
                int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                return new String(line, 0, end, StandardCharsets.UTF_8);
            }
            if (length == LONGEST_LINE) {
                throw notAForm("a header is longer than " + LONGEST_LINE + " bytes");
            }
            line[length++] = next;
        }
    }

    /** Puts more behind what is left in the buffer; false at the end of the body. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, filled - position);
        filled -= position;
        position = 0;
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    private static ProblemException notAForm(String why) {
        return new ProblemException(400, "NOT_A_FORM", "The form cannot be read: " + why + ".");
    }

    /** Bytes up to the next boundary. */
    private final class Content extends InputStream {
        private boolean isOver;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (isOver || length == 0) {
                return isOver ? -1 : 0;
            }
            while (true) {
                int found = firstBoundary();
                if (found > position) {
                    int count = Math.min(length, found - position);
                    System.arraycopy(buffer, position, into, offset, count);
                    position += count;
                    return count;
                }
                if (filled - position >= delimiter.length) { // the boundary itself
                    position += delimiter.length;
                    isOver = true;
                    return -1;
                }
                if (!fill()) {
                    throw new EOFException("the form broke off");
                }
            }
        }

        /** Where the boundary, or what may become one, begins in the buffer; else the end of what is there. */
        private int firstBoundary() {
            for (int at = position; at < filled; at++) {
                if (buffer[at] == '\r') {
                    int length = Math.min(delimiter.length, filled - at);
                    if (Arrays.equals(buffer, at, at + length, delimiter, 0, length)) {
                        return at;
                    }
                }
            }
            return filled;
        }
    }
}
