package dev.tradewind.strategy.marketdata.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradewind.kit.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormBodyTest {
    private static final String TYPE = "multipart/form-data; boundary=----browser7MA4";

    @Test
    void aFileComesAsItIsHoweverItIsCutAndHoweverMuchItLooksLikeABoundary() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            byte[] file = fileLikeABoundary(random);

            FormBody form = FormBody.of(TYPE, inPieces(form(file), random)).orElseThrow();

            FormBody.Part symbol = form.next().orElseThrow();
            assertThat(symbol.name()).isEqualTo("symbol");
            assertThat(symbol.text()).isEqualTo("BTC/USDT");
            FormBody.Part part = form.next().orElseThrow();
            assertThat(part.file()).contains("a.csv");
            assertThat(part.content().readAllBytes()).as("seed %d", seed).isEqualTo(file);
            FormBody.Part name = form.next().orElseThrow();
            assertThat(name.text()).isEqualTo("größer");
            assertThat(form.next()).isEmpty();
        }
    }

    @Test
    void aFormThatEndsAnywhereBeforeItsEndBrokeOff() throws IOException {
        byte[] whole = form("1,2,3\r\n".getBytes(StandardCharsets.UTF_8));
        for (int length = 0; length < whole.length - 4; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(EOFException.class)
                    .as("after %d bytes", length)
                    .isThrownBy(() -> readAll(
                            FormBody.of(TYPE, new ByteArrayInputStream(cut)).orElseThrow()));
        }
    }

    @Test
    void whatIsNoFormIsRefused() {
        assertThat(FormBody.of("text/csv", InputStream.nullInputStream())).isEmpty();
        assertThat(FormBody.of(null, InputStream.nullInputStream())).isEmpty();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> FormBody.of("multipart/form-data", InputStream.nullInputStream()));
        for (String body : new String[] {
            "something before\r\n------browser7MA4--",
            "------browser7MA4\r\n\r\nno name\r\n------browser7MA4--",
            "------browser7MA4 and more\r\n\r\n------browser7MA4--",
            "------browser7MA4\r\nX: " + "x".repeat(5_000) + "\r\n\r\n------browser7MA4--",
            "------browser7MA4\r\n" + "X: y\r\n".repeat(100) + "\r\n------browser7MA4--",
            "------browser7MA4\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + "x".repeat(2_000)
                    + "\r\n------browser7MA4--",
            "------browser7MA4\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n".repeat(60)
                    + "------browser7MA4--",
        }) {
            assertThatExceptionOfType(ProblemException.class)
                    .as(body)
                    .isThrownBy(() ->
                            readAll(FormBody.of(TYPE, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                                    .orElseThrow()));
        }
    }

    private static void readAll(FormBody form) throws IOException {
        for (Optional<FormBody.Part> part = form.next(); part.isPresent(); part = form.next()) {
            assertThat(part.get().text()).isNotNull();
        }
    }

    private static byte[] form(byte[] file) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(("------browser7MA4\r\nContent-Disposition: form-data; name=\"symbol\"\r\n\r\nBTC/USDT\r\n"
                        + "------browser7MA4\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write(("\r\n------browser7MA4\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\ngrößer\r\n"
                        + "------browser7MA4--\r\n")
                .getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] fileLikeABoundary(Random random) {
        String boundary = "\r\n------browser7MA4";
        var text = new StringBuilder();
        int pieces = random.nextInt(20_000);
        for (int i = 0; i < pieces; i++) {
            text.append(boundary, 0, random.nextInt(boundary.length())).append((char) random.nextInt(128));
        }
        String file = text.toString().replace(boundary, "");
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream inPieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
    }
}
