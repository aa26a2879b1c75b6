package dev.tradewind.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kit.testing.OpenEndpoints;
import dev.tradewind.kit.testing.PostgresTestResource;
import dev.tradewind.kit.testing.TablesHaveRowLevelSecurity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class AuthIsolationTest extends TablesHaveRowLevelSecurity {

    @Test
    void s1ANeighbourReachesNoRow() {
        String name = "i" + UUID.randomUUID() + "@example.test";
        String owner = given().contentType(ContentType.JSON)
                .body(Map.of("email", name, "username", name, "password", "Quiet harbour 7"))
                .post("/api/v1/auth/register")
                .path("user.id");

        neighbourReachesNothingOf(UUID.fromString(owner));
    }

    @Test
    void s13EveryEndpointHasARule() {
        assertThat(OpenEndpoints.withoutRule("dev.tradewind.auth")).isEmpty();
    }

    @Test
    void s13WhoeverIsNotLoggedInReachesOnlyWhatIsNamedHere() {
        assertThat(OpenEndpoints.permittedToAll("dev.tradewind.auth"))
                .containsExactlyInAnyOrder(
                        "AuthResource.login",
                        "AuthResource.logout",
                        "AuthResource.refresh",
                        "AuthResource.register",
                        "InternalSessionsResource.bind",
                        "InternalSessionsResource.exchange",
                        "InternalSessionsResource.revocations",
                        "InternalSessionsResource.verifyPassword",
                        "JwksResource.keys");
    }

    @Test
    void s13InternalPathsLookMissingWithoutAServiceToken() {
        given().get("/internal/v1/revocations").then().statusCode(404);
    }
}
