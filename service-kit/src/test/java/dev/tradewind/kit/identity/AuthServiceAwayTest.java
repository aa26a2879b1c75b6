package dev.tradewind.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tradewind.kit.config.Installation;
import dev.tradewind.kit.internal.InternalHttp;
import dev.tradewind.kit.internal.InternalTokens;
import dev.tradewind.kit.internal.PeerRefused;
import dev.tradewind.kit.internal.PeerUnavailable;
import dev.tradewind.kit.json.Json;
import dev.tradewind.kit.testing.Eventually;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C-53 and S5 from the side of a service: auth-service is away at the start, comes, goes, rotates its key, ends sessions. */
class AuthServiceAwayTest {
    @TempDir
    Path folder;

    private final Json json = new Json();
    private final AtomicReference<String> keySet = new AtomicReference<>("{\"keys\": []}");
    private final List<Revocation> revoked = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private int port;
    private HttpServer auth;

    @BeforeEach
    void choosePortAndTokens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.writeString(folder.resolve("probe-auth.token"), "t".repeat(40));
    }

    @AfterEach
    void stopAuth() {
        if (auth != null) {
            auth.stop(0);
        }
    }

    private void startAuth() throws IOException {
        auth = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        auth.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        auth.createContext("/.well-known/jwks.json", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, keySet.get());
        });
        auth.createContext("/internal/v1/revocations", exchange -> {
            if (!("probe:" + "t".repeat(40)).equals(exchange.getRequestHeaders().getFirst(InternalTokens.HEADER))) {
                answer(exchange, 404, "{}");
                return;
            }
            long after = Long.parseLong(exchange.getRequestURI().getQuery().substring("after=".length()));
            List<Revocation> items =
                    revoked.stream().filter(item -> item.position() > after).toList();
            answer(exchange, 200, json.write(new Revocation.Page(items, revoked.size())));
        });
        auth.createContext(
                "/internal/v1/teapot",
                exchange -> answer(exchange, 418, "{\"code\": \"TEAPOT\", \"detail\": \"short and stout\"}"));
        auth.createContext("/internal/v1/broken", exchange -> answer(exchange, 500, "oops"));
        auth.createContext("/internal/v1/changes", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                out.write(": hello\n\ndata:{\"n\":1}\n\ndata: {\"n\":2}\n\n".getBytes(StandardCharsets.UTF_8));
            } // and breaks off
        });
        auth.start();
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Installation installation() {
        return Installation.of(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "tradewind.service",
                                "probe",
                                "tradewind.state-dir",
                                folder.resolve("state").toString(),
                                "tradewind.internal.tokens-dir",
                                folder.toString(),
                                "tradewind.peers.auth.url",
                                "http://127.0.0.1:" + port),
                        "test",
                        500))
                .build());
    }

    private InternalHttp http() {
        return new InternalHttp(installation(), new InternalTokens(installation()), json);
    }

    private static RsaJsonWebKey key(String id) throws Exception {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(id);
        return key;
    }

    @Test
    void keysArePickedUpLaterCachedAndRotated() throws Exception {
        PolledKeys keys = new PolledKeys(installation(), http());
        keys.start(new StartupEvent());
        assertThat(keys.key("first")).isEmpty();
        RsaJsonWebKey first = key("first");
        keySet.set(new JsonWebKeySet(first).toJson());
        startAuth();
        Eventually.within(
                Duration.ofSeconds(10),
                "keys come when auth-service comes",
                () -> keys.key("first").isPresent());

        RsaJsonWebKey second = key("second");
        keySet.set(new JsonWebKeySet(first, second).toJson());
        Eventually.within(
                Duration.ofSeconds(5),
                "an unknown key id makes us look",
                () -> keys.key("second").isPresent());
        int before = asked.get();
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.key("made-up-" + i)).isEmpty();
        }
        Eventually.within(Duration.ofSeconds(5), "a look happened", () -> asked.get() > before);
        assertThat(asked.get() - before)
                .as("guessing key ids does not hammer auth-service")
                .isLessThan(10);
        keys.stop(new ShutdownEvent());
        auth.stop(0);

        PolledKeys restarted = new PolledKeys(installation(), http());
        restarted.start(new StartupEvent());
        assertThat(restarted.key("second"))
                .as("from the file, with auth-service down")
                .isPresent();
        restarted.stop(new ShutdownEvent());
    }

    @Test
    void s5ARevocationArrivesWithinFiveSecondsAndOutlivesBothServices() throws Exception {
        startAuth();
        Revocations revocations = new Revocations(installation(), http(), json, InstantSource.system());
        revocations.start(new StartupEvent());
        UUID token = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        Eventually.within(Duration.ofSeconds(5), "first poll", () -> revocations.lastPoll() != null);
        assertThat(revocations.isRevoked(token, user, 1)).isFalse();
        Instant later = Instant.now().plusSeconds(3600);
        revoked.add(new Revocation(1, token, null, 0, later));
        revoked.add(new Revocation(2, null, user, 4, later));
        Eventually.within(
                Duration.ofSeconds(5), "log-out is known", () -> revocations.isRevoked(token, UUID.randomUUID(), 9));
        assertThat(revocations.isRevoked(UUID.randomUUID(), user, 3)).isTrue();
        assertThat(revocations.isRevoked(UUID.randomUUID(), user, 4)).isFalse();
        revocations.stop(new ShutdownEvent());
        auth.stop(0);

        Revocations restarted = new Revocations(installation(), http(), json, InstantSource.system());
        restarted.start(new StartupEvent());
        assertThat(restarted.isRevoked(token, UUID.randomUUID(), 9))
                .as("the last list is used")
                .isTrue();
        assertThat(restarted.isRevoked(UUID.randomUUID(), user, 3)).isTrue();
        restarted.stop(new ShutdownEvent());
    }

    @Test
    void answersOfPeersBecomeClearOutcomes() throws Exception {
        InternalHttp http = http();
        assertThatThrownBy(() -> http.get("auth", "/internal/v1/revocations?after=0", Revocation.Page.class))
                .isInstanceOf(PeerUnavailable.class);
        startAuth();
        assertThatThrownBy(() -> http.get("auth", "/internal/v1/teapot", Map.class))
                .isInstanceOfSatisfying(PeerRefused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(418);
                    assertThat(refused.code()).isEqualTo("TEAPOT");
                });
        assertThatThrownBy(() -> http.post("auth", "/internal/v1/broken", Map.of(), Map.class))
                .isInstanceOf(PeerUnavailable.class);
        assertThatThrownBy(() -> http.get("nobody", "/x", Map.class)).isInstanceOf(PeerUnavailable.class);
    }

    @Test
    void aBrokenStreamIsFollowedAgain() throws Exception {
        startAuth();
        List<Integer> seen = new CopyOnWriteArrayList<>();
        AtomicInteger connected = new AtomicInteger();
        try (AutoCloseable following = http().stream(
                "auth",
                "/internal/v1/changes",
                connected::incrementAndGet,
                tree -> seen.add(tree.path("n").asInt()))) {
            assertThat(following).isNotNull();
            Eventually.within(
                    Duration.ofSeconds(10),
                    "connected again after the break",
                    () -> connected.get() >= 2 && seen.size() >= 4);
        }
        assertThat(seen.subList(0, 4)).containsExactly(1, 2, 1, 2);
    }
}
