package dev.tradewind.web;

import dev.tradewind.web.session.FormToken;
import io.restassured.specification.RequestSpecification;

/** A form as a browser sends it from a page of ours. */
final class Forms {
    private Forms() {}

    static RequestSpecification post(RequestSpecification session, String page) {
        return session.contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Referer", "http://localhost" + page)
                .formParam(FormToken.FIELD, FormToken.mint("web-session-secret"));
    }
}
