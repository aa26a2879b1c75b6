package dev.tradewind.broker.brokers.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.instruments.OrderSide;
import dev.tradewind.engine.instruments.Symbol;
import dev.tradewind.engine.money.Price;
import dev.tradewind.engine.money.Quantity;
import dev.tradewind.engine.orders.LookUpAnswer;
import dev.tradewind.engine.orders.OrderId;
import dev.tradewind.engine.orders.OrderIdPrefix;
import dev.tradewind.engine.orders.OrderIntent;
import dev.tradewind.engine.orders.OrderKey;
import dev.tradewind.engine.orders.OrderRole;
import dev.tradewind.engine.orders.OrderSpec;
import dev.tradewind.engine.orders.PlaceAnswer;
import dev.tradewind.engine.orders.Venue;
import dev.tradewind.kit.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R1(e): at a socket that breaks, hangs or babbles, each attempt is one request and its outcome is unknown. */
class R1NoHiddenRetriesTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private volatile Behaviour behaviour = socket -> false;

    private interface Behaviour {
        boolean answer(Socket socket) throws IOException;
    }

    @BeforeEach
    void aServerThatCountsRequests() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void closed() throws IOException {
        server.close();
    }

    @Test
    void aSocketThatBreaksAfterTheRequestGetsOnePost() {
        PlaceAnswer answer = venue().place(intent(), Instant.now().plusSeconds(5));

        assertThat(answer).isInstanceOf(PlaceAnswer.Unclear.class);
        assertThat(requests).hasSize(1).allMatch(line -> line.startsWith("POST "));
    }

    @Test
    void aSocketThatBreaksAfterTheRequestGetsOneDelete() {
        LookUpAnswer answer = venue().cancel(intent().clientOrderId());

        assertThat(answer).isInstanceOf(LookUpAnswer.NoInformation.class);
        assertThat(requests).hasSize(1).allMatch(line -> line.startsWith("DELETE "));
    }

    @Test
    void aKeptConnectionThatBreaksGetsNoSecondPost() {
        behaviour = socket -> answer(socket, "404 Not Found", "{\"code\":\"UNKNOWN_ORDER\"}");
        Venue venue = venue();
        venue.lookUp(intent().clientOrderId()); // the connection is kept
        behaviour = socket -> false;
        PlaceAnswer answer = venue.place(intent(), Instant.now().plusSeconds(5));

        assertThat(answer).isInstanceOf(PlaceAnswer.Unclear.class);
        assertThat(requests.stream().filter(line -> line.startsWith("POST "))).hasSize(1);
    }

    @Test
    void aSilentServerIsUnclearAfterTheTimeout() {
        behaviour = socket -> {
            try {
                Thread.sleep(Duration.ofSeconds(30));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return false;
        };
        PlaceAnswer answer = venue().place(intent(), Instant.now().plusSeconds(5));

        assertThat(answer).isInstanceOf(PlaceAnswer.Unclear.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void everyAnswerThatIsNoClearYesOrNoIsUnclear() {
        for (String[] odd : new String[][] {
            {"500 Internal Server Error", "{\"code\":\"INTERNAL\"}"},
            {"503 Service Unavailable", "{\"code\":\"VENUE_UNAVAILABLE\"}"},
            {"429 Too Many Requests", "{\"code\":\"RATE_LIMITED\"}"},
            {"401 Unauthorized", "{\"code\":\"VENUE_KEY_REFUSED\"}"},
            {"404 Not Found", "{\"code\":\"UNKNOWN_ACCOUNT\"}"},
            {"422 Unprocessable", "{\"code\":\"TOO_LATE\"}"},
            {"422 Unprocessable", "{\"code\":\"A_CODE_OF_TOMORROW\"}"},
            {"422 Unprocessable", "not json"},
            {"409 Conflict", "{\"code\":\"SOMETHING_ELSE\"}"},
            {"302 Found", ""},
            {"201 Created", "{}"},
            {"201 Created", "{\"clientOrderId\":\"tw-another\"}"},
            {"200 OK", ""},
        }) {
            behaviour = socket -> answer(socket, odd[0], odd[1]);
            assertThat(venue().place(intent(), Instant.now().plusSeconds(5)))
                    .as("answer %s %s", odd[0], odd[1])
                    .isInstanceOf(PlaceAnswer.Unclear.class);
        }
        assertThat(requests).hasSize(13);
    }

    @Test
    void clearAnswersAreUnderstood() {
        behaviour =
                socket -> answer(socket, "422 Unprocessable", "{\"code\":\"INSUFFICIENT_FUNDS\",\"detail\":\"no\"}");
        assertThat(venue().place(intent(), Instant.now().plusSeconds(5)))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("INSUFFICIENT_FUNDS"));

        behaviour = socket -> answer(socket, "409 Conflict", "{\"code\":\"DUPLICATE_CLIENT_ORDER_ID\"}");
        assertThat(venue().place(intent(), Instant.now().plusSeconds(5))).isInstanceOf(PlaceAnswer.Duplicate.class);
    }

    @Test
    void onlyTheVenuesOwnWordIsAbsence() {
        behaviour = socket -> answer(socket, "404 Not Found", "{\"code\":\"UNKNOWN_ORDER\"}");
        assertThat(venue().lookUp(intent().clientOrderId())).isInstanceOf(LookUpAnswer.Absent.class);

        behaviour = socket -> answer(socket, "404 Not Found", "<html>proxy</html>");
        assertThat(venue().lookUp(intent().clientOrderId())).isInstanceOf(LookUpAnswer.NoInformation.class);
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                requests.add(line);
                int length = 0;
                for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                    if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(
                                header.substring(header.indexOf(':') + 1).strip());
                    }
                }
                in.skip(length);
                if (!behaviour.answer(socket)) {
                    return; // the connection breaks without an answer
                }
            }
        } catch (IOException broken) {
            // what a test wants
        }
    }

    private static boolean answer(Socket socket, String status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                                + "\r\nX-Venue-Time: " + Instant.now() + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return true;
    }

    private Venue venue() {
        URI url = URI.create("http://127.0.0.1:" + server.getLocalPort());
        PaperBrokerConfig config = new PaperBrokerConfig() {
            @Override
            public Duration connectTimeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration answerTimeout() {
                return Duration.ofMillis(700);
            }

            @Override
            public Duration requestLife() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration fenceMargin() {
                return Duration.ofSeconds(15);
            }
        };
        return new PaperBroker(() -> url, () -> "key", config, new Json(), InstantSource.system())
                .venue(new UUID(0, 1));
    }

    private static OrderIntent intent() {
        return OrderIntent.of(
                new OrderId(new UUID(0, 2)),
                new UUID(0, 1),
                new OrderKey(new UUID(0, 3), 0, 0, OrderRole.ENTRY, 0),
                new OrderIdPrefix("tw", 1),
                OrderSpec.limit(Symbol.of("BTC/USDT"), OrderSide.BUY, Quantity.of("0.01"), Price.of("60000"), true),
                Instant.now());
    }
}
