package dev.tradewind.auth.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.tradewind.auth.signingkeys.SigningKeys;
import dev.tradewind.auth.users.Users;
import dev.tradewind.kit.identity.TokenClaims;
import dev.tradewind.kit.tenancy.TenantTx;
import dev.tradewind.kit.testing.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class IdentityTest {
    private static final String PASSWORD = "Quiet harbour 7";

    @Inject
    TenantTx tx;

    @Inject
    Users users;

    @Inject
    SigningKeys keys;

    private String email;
    private String token;
    private UUID userId;

    @BeforeEach
    void registerSomebody() {
        email = "u" + UUID.randomUUID() + "@example.test";
        Response answer = register(email, PASSWORD, Map.of());
        answer.then().statusCode(201);
        token = answer.path("token");
        userId = UUID.fromString(answer.path("user.id"));
    }

    @Nested
    class Registering {
        @Test
        void givesUserAndToken() {
            given().auth()
                    .oauth2(token)
                    .get("/api/v1/auth/me")
                    .then()
                    .statusCode(200)
                    .body("email", equalTo(email));
        }

        @Test
        void ignoresTheRoleOfTheBody() {
            Response answer = register("r" + UUID.randomUUID() + "@example.test", PASSWORD, Map.of("role", "admin"));

            answer.then().statusCode(201).body("user.role", equalTo("trader"));
        }

        @Test
        void refusesAWeakPasswordWithEveryReason() {
            register("w" + UUID.randomUUID() + "@example.test", "abc", Map.of())
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_INPUT"))
                    .body("errors.field", hasItem("password"))
                    .body("errors.size()", equalTo(3));
        }

        @Test
        void refusesATakenAddress() {
            register(email, PASSWORD, Map.of()).then().statusCode(409).body("code", equalTo("USER_EXISTS"));
        }

        @Test
        void tokensCarryTheNamedClaims() {
            String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);

            assertThat(payload)
                    .contains("\"jti\"", "\"iss\":\"" + TokenClaims.ISSUER + "\"", "\"aud\"", "\"sid\"", "trader");
            String header = new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
            assertThat(header)
                    .contains("\"RS256\"", "\"kid\":\"" + keys.current().id() + "\"");
            assertThat(keys.current().privateKey().getModulus().bitLength()).isEqualTo(3072);
        }
    }

    @Nested
    class LoggingIn {
        @Test
        void stampsTheTime() {
            login(email, PASSWORD).then().statusCode(200).body("user.lastLogin", notNullValue());
        }

        @Test
        void answersAWrongPasswordLikeAnUnknownUser() {
            Response wrong = login(email, "Wrong password 1");
            Response unknown = login("nobody@example.test", "Wrong password 1");

            wrong.then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(unknown.<String>path("detail")).isEqualTo(wrong.path("detail"));
        }

        @Test
        void s6RepeatedGuessesHaveToWait() {
            for (int guess = 0; guess < 3; guess++) {
                login(email, "Wrong password 1").then().statusCode(401);
            }

            login(email, "Wrong password 1").then().statusCode(429).header("Retry-After", notNullValue());
        }

        @Test
        void aDisabledUserIsRefusedLikeAWrongPassword() {
            tx.run(userId, sql -> sql.update("update app_user set is_active = false where user_id = $1", userId));

            login(email, PASSWORD).then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
        }
    }

    @Nested
    class LoggingOut {
        @Test
        void endsTheTokenAtOnce() {
            given().contentType(ContentType.JSON)
                    .body(Map.of("token", token))
                    .post("/api/v1/auth/logout")
                    .then()
                    .statusCode(200)
                    .body("success", equalTo(true));

            given().auth().oauth2(token).get("/api/v1/auth/me").then().statusCode(401);
        }

        @Test
        void anotherSessionOfTheUserGoesOn() {
            String second = login(email, PASSWORD).path("token");

            given().auth().oauth2(token).post("/api/v1/auth/logout").then().statusCode(200);

            given().auth().oauth2(second).get("/api/v1/auth/me").then().statusCode(200);
        }
    }

    @Nested
    class Renewing {
        @Test
        void isRefusedWhileTheTokenIsFresh() {
            refresh(token).then().statusCode(409).body("code", equalTo("TOKEN_STILL_FRESH"));
        }

        @Test
        void worksInTheLastHourAndAnswersALostAnswerAgain() {
            endsIn("30 minutes");

            String first = refresh(token).then().statusCode(200).extract().path("new_token");
            String again = refresh(token).then().statusCode(200).extract().path("new_token");

            assertThat(again).isEqualTo(first).isNotEqualTo(token);
            given().auth().oauth2(first).get("/api/v1/auth/me").then().statusCode(200);
        }

        @Test
        void s5AReplayedTokenEndsTheSession() {
            endsIn("30 minutes");
            String fresh = refresh(token).path("new_token");
            tx.run(
                    userId,
                    sql -> sql.update(
                            "update user_session set rotated_at = rotated_at - interval '11 seconds' where user_id = $1",
                            userId));

            refresh(token).then().statusCode(401).body("code", equalTo("TOKEN_REPLAYED"));

            given().auth().oauth2(fresh).get("/api/v1/auth/me").then().statusCode(401);
        }

        private void endsIn(String time) {
            tx.run(
                    userId,
                    sql -> sql.update(
                            "update user_session set expires_at = now() + interval '" + time + "' where user_id = $1",
                            userId));
        }
    }

    @Nested
    class Sessions {
        @Test
        void aNeighboursSessionLooksLikeAMissingOne() {
            String neighbour = register("n" + UUID.randomUUID() + "@example.test", PASSWORD, Map.of())
                    .path("token");
            String session =
                    given().auth().oauth2(token).get("/api/v1/sessions").path("[0].sessionId");

            Response foreign = given().auth().oauth2(neighbour).delete("/api/v1/sessions/" + session);
            Response missing = given().auth().oauth2(neighbour).delete("/api/v1/sessions/" + UUID.randomUUID());

            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.<String>path("detail")).isEqualTo(missing.path("detail"));
            given().auth().oauth2(token).get("/api/v1/auth/me").then().statusCode(200);
        }

        @Test
        void onlyAnAdministratorSeesUsers() {
            given().auth().oauth2(token).get("/api/v1/users").then().statusCode(403);
            given().get("/api/v1/users").then().statusCode(401);
        }
    }

    private static Response register(String email, String password, Map<String, String> more) {
        var body = new java.util.HashMap<String, String>(more);
        body.put("email", email);
        body.put("username", email);
        body.put("password", password);
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/auth/register");
    }

    private static Response login(String email, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }

    private static Response refresh(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("token", token))
                .post("/api/v1/auth/refresh");
    }
}
