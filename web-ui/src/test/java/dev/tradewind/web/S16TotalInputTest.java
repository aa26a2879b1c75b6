package dev.tradewind.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise S16: whatever bytes arrive, no answer is a 5xx and none shows the inside. */
@QuarkusTest
@QuarkusTestResource(FakeServicesResource.class)
class S16TotalInputTest {
    private static final String SESSION = "Cookie: tradewind-session=web-session-secret\r\n";
    private static final String FORM =
            "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n";

    FakeServices services;

    @TestHTTPResource("/")
    URL url;

    @BeforeEach
    void freshServices() {
        services.reset();
    }

    @Test
    void oddQueriesCookiesAndHeadersAreNeverOurFault() {
        for (String path : List.of(
                "/positions?limit=-1&offset=-5",
                "/positions?limit=999999999999999999999",
                "/positions?limit=abc&offset=%00",
                "/orders?limit=&offset=",
                "/audit?from=2026-13-45&to=yesterday&action=%F0%9F%98%80%0D%0Ax",
                "/login?to=%0d%0aSet-Cookie:x=y&note=%3Cscript%3E",
                "/settings?saved=%zz",
                "/backtests?kind=%00&limit=-1",
                "/backtests/new?again=x&kind=odd&t-kamaPeriod=1e999999999&p-kamaPeriod=-",
                "/backtests/compare?id=1&id=2",
                "/backtests/" + FakeResearch.SWEEP + "?x=%F0%9F%98%80&y=%22&metric=../..",
                "/analytics/..-..?timeframe=%zz&series=x",
                "/data/series/%00",
                "/positions/%C3%A9%F0%28",
                "/signals/00000000-0000-0000-0000-00000000000g",
                "/hooks/" + "a".repeat(3_000),
                "/?" + "a=b&".repeat(900))) {
            expectNoFault("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + SESSION + "\r\n");
        }
        for (String header : List.of(
                "Cookie: tradewind-session=web-session-secret; tradewind-display=...........; tradewind-zone=Mars/Olympus",
                "Cookie: tradewind-display=\"DARK.BLUE.1.1; tradewind-session=" + "x".repeat(5_000),
                "Cookie: =;;;=\u00e9",
                "X-Correlation-Id: a\tb\u00ff",
                "HX-Request: \u00fe",
                "Accept: text/\u00e9;q=x",
                "Accept-Encoding: zstd;q=2,,gzip;;")) {
            expectNoFault("GET / HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");
        }
    }

    @Test
    void oddFormsAreNeverOurFault() {
        String token = dev.tradewind.web.session.FormToken.mint("web-session-secret");
        for (String body : List.of(
                "email=%zz&password=%",
                "email=" + "a".repeat(20_000) + "&password=b",
                "\u0000\u0001\u0002",
                "=&=&=",
                "email=%C3%28&password=%F0%9F",
                "email[]=1&email[]=2")) {
            expectNoFault(post("/login", FORM, body));
            expectNoFault(post("/register", FORM, body));
            expectNoFault(post("/kill", FORM + SESSION, "csrf-token=" + token + "&mode=HALTED&flatten=on&" + body));
            expectNoFault(post(
                    "/configurations",
                    FORM + SESSION,
                    "csrf-token=" + token + "&capitalValue=1e999999999&gap0=1e-999999&" + body));
            expectNoFault(post(
                    "/backtests",
                    FORM + SESSION,
                    "csrf-token=" + token + "&kind=sweep&p-kamaPeriod=1&t-kamaPeriod=1e20&s-kamaPeriod=1e-20&from=x&"
                            + body));
            expectNoFault(post(
                    "/strategies", FORM + SESSION, "csrf-token=" + token + "&accountId=x&p-a=1e999999999&" + body));
            expectNoFault(post(
                    "/positions/" + FakeData.GROUP + "/close",
                    FORM + SESSION,
                    "csrf-token=" + token + "&version=1e3&" + body));
        }
        String json = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\n";
        String parts = "Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\n";
        expectNoFault(post("/login", json, "{"));
        expectNoFault(post("/login", parts, "--x\r\nbroken"));
        expectNoFault(post("/login", "Sec-Fetch-Site: same-origin\r\nContent-Type: \u00e9/;;\r\n", "x"));
    }

    @Test
    void randomBytesAreNeverOurFault() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            byte[] junk = new byte[1 + random.nextInt(300)];
            random.nextBytes(junk);
            String text = new String(junk, StandardCharsets.ISO_8859_1);
            String request = random.nextBoolean()
                    ? text + "\r\n\r\n"
                    : "GET /" + text.replaceAll("[\\s]", "") + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            assertThat(answer(request, 150)).as("seed " + seed + " run " + i).doesNotStartWith("HTTP/1.1 5");
        }
    }

    private static String post(String path, String headers, String body) {
        int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + length + "\r\n\r\n"
                + body;
    }

    private void expectNoFault(String request) {
        String answer = answer(request, 5_000);
        assertThat(answer)
                .as(request.substring(0, Math.min(200, request.length())))
                .startsWith("HTTP/1.1 ")
                .doesNotStartWith("HTTP/1.1 5")
                .doesNotContain("Exception")
                .doesNotContain("at dev.tradewind");
    }

    private String answer(String request, int patienceMillis) {
        var read = new StringBuilder();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(patienceMillis);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            byte[] part = new byte[4_096];
            for (int n = socket.getInputStream().read(part);
                    n > 0 && read.length() < 2_000;
                    n = socket.getInputStream().read(part)) {
                read.append(new String(part, 0, n, StandardCharsets.ISO_8859_1));
                if (read.indexOf("\r\n\r\n") >= 0) {
                    break;
                }
            }
        } catch (IOException cutOrSilent) {
            return read.toString();
        }
        return read.toString();
    }
}
