package dev.tradewind.strategy.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.identity.Role;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TestTokens;
import dev.tradewind.strategy.marketdata.files.CandleStore;
import dev.tradewind.strategy.testing.Trader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@TestProfile(UploadLimitTest.SmallUploads.class)
class UploadLimitTest {
    private static final int LIMIT = 200_000;

    /** As always, but a file may have 200,000 bytes. */
    public static final class SmallUploads implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("strategy.marketdata.max-upload-bytes", Integer.toString(LIMIT));
        }
    }

    @Inject
    CandleStore store;

    @TestHTTPResource
    URI address;

    @Test
    void aFileThatDoesNotTellItsLengthIsCountedAsItComes() throws IOException {
        Trader trader = Trader.registered();
        String answer = sendUntilStopped(TestTokens.mint(trader.user(), Role.TRADER));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("FILE_TOO_LARGE", Integer.toString(LIMIT));
        Path incoming = store.folder().resolve("incoming");
        try (Stream<Path> left = Files.list(incoming)) {
            assertThat(left).isEmpty();
        }
    }

    /** Chunks without end; the answer that came meanwhile. */
    private String sendUntilStopped(String token) throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/candle-imports?symbol=SPY HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            try {
                for (int sent = 0; sent < 10_000 && socket.getInputStream().available() == 0; sent++) {
                    out.write(chunk);
                }
            } catch (SocketException hungUp) {
                assertThat(hungUp).isNotNull(); // the server need not listen to the end
            }
            byte[] answer = new byte[4_096];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8);
        }
    }
}
