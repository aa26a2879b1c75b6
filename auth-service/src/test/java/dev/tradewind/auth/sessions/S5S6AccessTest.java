package dev.tradewind.auth.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.tradewind.auth.signingkeys.SigningKeys;
import dev.tradewind.contracts.events.EventTypes;
import dev.tradewind.kit.testing.Facts;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** S5, S6, S4 and S15 in a running auth-service: guessing, roles, step-up, key rotation, the first administrator. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class S5S6AccessTest {
    private static final String PASSWORD = "Quiet harbour 7";
    private static final String BOOTSTRAP = "bN4-vQ8_zR2mK7wX9cT5hJ3pL6sD1fG0";

    @Inject
    SigningKeys keys;

    private static Response post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    private static Response register(String email, String secret) {
        var request = given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "username", email, "password", PASSWORD));
        return (secret == null ? request : request.header("X-Bootstrap-Secret", secret)).post("/api/v1/auth/register");
    }

    private static String fresh() {
        return "s" + UUID.randomUUID() + "@example.test";
    }

    private static int me(String token) {
        return given().auth().oauth2(token).get("/api/v1/auth/me").statusCode();
    }

    @Test
    void theFirstAdministratorComesFromTheSecretAndTheLastOneStays() {
        Response wrong = register(fresh(), "not the secret");
        wrong.then().statusCode(403).body("code", equalTo("BOOTSTRAP_REFUSED"));
        String adminMail = fresh();
        Response first = register(adminMail, BOOTSTRAP);
        first.then().statusCode(201).body("user.role", equalTo("admin"));
        String admin = first.path("token");
        String adminId = first.path("user.id");
        register(fresh(), BOOTSTRAP).then().statusCode(403);

        // the last administrator cannot be lost
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("role", "viewer", "isActive", true, "version", 1))
                .put("/api/v1/users/" + adminId)
                .then()
                .statusCode(409)
                .body("code", equalTo("LAST_ADMIN"));

        // a change of role ends what the user holds, at once here and by the list everywhere else
        Response somebody = register(fresh(), null);
        String id = somebody.path("user.id");
        String token = somebody.path("token");
        assertThat(me(token)).isEqualTo(200);
        given().auth().oauth2(token).get("/api/v1/users").then().statusCode(403);
        long before = revocationHead();
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("role", "manager", "isActive", true, "version", 1))
                .put("/api/v1/users/" + id)
                .then()
                .statusCode(200)
                .body("user.role", equalTo("manager"));
        assertThat(me(token)).isEqualTo(401);
        given().header("X-Tradewind-Internal", PostgresTestResource.internalHeader("broker", "auth"))
                .get("/internal/v1/revocations?after=" + before)
                .then()
                .statusCode(200)
                .body("items.userId", hasItem(id));
        given().auth()
                .oauth2(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("role", "viewer", "isActive", false, "version", 1))
                .put("/api/v1/users/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("STALE"));
        rotationGoesOverTheOverlap(admin, adminMail);
    }

    private static long revocationHead() {
        return ((Number) given().header("X-Tradewind-Internal", PostgresTestResource.internalHeader("broker", "auth"))
                        .get("/internal/v1/revocations?after=0")
                        .path("position"))
                .longValue();
    }

    private void rotationGoesOverTheOverlap(String admin, String adminMail) {
        String old = keys.current().id();
        String next = given().auth()
                .oauth2(admin)
                .post("/api/v1/auth/signing-keys")
                .then()
                .statusCode(200)
                .extract()
                .path("keyId");
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys.kid", hasItem(old))
                .body("keys.kid", hasItem(next))
                .body("keys[0].d", equalTo(null));
        assertThat(keys.current().id())
                .as("the new key is published first and signs later")
                .isEqualTo(old);
        assertThat(me(admin)).isEqualTo(200);
        assertThat(me(post("/api/v1/auth/login", Map.of("email", adminMail, "password", PASSWORD))
                        .path("token")))
                .isEqualTo(200);
    }

    @Test
    void s6AnOwnerIsNotLockedOutByAStrangersGuesses() {
        String email = fresh();
        register(email, null);
        for (int i = 0; i < 5; i++) {
            given().header("X-Forwarded-For", "203.0.113.7")
                    .contentType(ContentType.JSON)
                    .body(Map.of("email", email, "password", "Wrong guess " + i))
                    .post("/api/v1/auth/login");
        }
        given().header("X-Forwarded-For", "203.0.113.7")
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(429);
        given().header("X-Forwarded-For", "198.51.100.9")
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(200);
    }

    @Test
    void stepUpAnswersYesOrNo() {
        Response registered = register(fresh(), null);
        String path = "/internal/v1/users/" + registered.path("user.id") + "/verify-password";
        String broker = PostgresTestResource.internalHeader("broker", "auth");
        given().header("X-Tradewind-Internal", broker)
                .contentType(ContentType.JSON)
                .body(Map.of("password", PASSWORD))
                .post(path)
                .then()
                .statusCode(200)
                .body("valid", equalTo(true));
        given().header("X-Tradewind-Internal", broker)
                .contentType(ContentType.JSON)
                .body(Map.of("password", "Another 1x"))
                .post(path)
                .then()
                .statusCode(401)
                .body("code", equalTo("PASSWORD_WRONG"));
        given().contentType(ContentType.JSON)
                .body(Map.of("password", PASSWORD))
                .post(path)
                .then()
                .statusCode(404);
    }

    @Test
    void whoCameInAndFromWhereIsAudited() {
        String email = fresh();
        UUID id = UUID.fromString(register(email, null).path("user.id"));
        given().header("X-Forwarded-For", "198.51.100.77")
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", PASSWORD))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(200);
        assertThat(Facts.told(id, EventTypes.actionAudited("auth"))).anySatisfy(fact -> {
            assertThat(fact.data().path("action").asText()).isEqualTo("LOGGED_IN");
            assertThat(fact.data().path("ip").asText()).isEqualTo("198.51.100.77");
        });
        assertThat(Facts.told(id, EventTypes.USER_REGISTERED)).hasSize(1);
    }

    @Test
    void endingTheOthersKeepsTheOneThatAsks() {
        String email = fresh();
        String first = register(email, null).path("token");
        String second = post("/api/v1/auth/login", Map.of("email", email, "password", PASSWORD))
                .path("token");
        given().auth().oauth2(second).delete("/api/v1/sessions").then().statusCode(204);
        assertThat(me(first)).isEqualTo(401);
        assertThat(me(second)).isEqualTo(200);
        given().auth()
                .oauth2(second)
                .get("/api/v1/sessions")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("isCurrent", hasItem(true));
    }

    @Test
    void s16HostileInputGivesNoServerError() {
        for (String text :
                new String[] {"a\u0000b@example.test", "x".repeat(300) + "@example.test", "\"><script>@x", " "}) {
            int status = post("/api/v1/auth/register", Map.of("email", text, "username", text, "password", PASSWORD))
                    .statusCode();
            assertThat(status).as(text).isBetween(400, 499);
            assertThat(post("/api/v1/auth/login", Map.of("email", text, "password", "x"))
                            .statusCode())
                    .as(text)
                    .isBetween(400, 499);
        }
        given().contentType(ContentType.JSON)
                .body("{\"token\": 7}")
                .post("/api/v1/auth/refresh")
                .then()
                .statusCode(not(equalTo(500)));
        given().contentType(ContentType.JSON)
                .body("[[[[")
                .post("/api/v1/auth/logout")
                .then()
                .statusCode(400);
    }
}
