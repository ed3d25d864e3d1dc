package safar.app.console;

/** Somebody whose name is not to be trusted, over several channels. */
final class Stories {

    static final String ADA = """
            [{"id": "v-1", "source": "webshop", "type": "page-view", "channel": "web", "occurredAt": "2026-05-03T09:50:00Z",
              "customer": {"anonymousId": "browser-1"}, "data": {"url": "https://shop.example/tea", "title": "<b>Tea</b>"}},
             {"id": "o-1", "source": "webshop", "type": "purchase", "channel": "web", "occurredAt": "2026-05-03T10:00:00Z",
              "customer": {"anonymousId": "browser-1", "email": "ada@example.org", "traits": {"name": "Ada <img src=x onerror=alert(1)>"}},
              "data": {"orderId": "1", "total": {"amount": 34.90, "currency": "EUR"}, "items": []}},
             {"id": "o-2", "source": "till", "type": "purchase", "channel": "store", "occurredAt": "2026-07-03T10:00:00Z",
              "customer": {"email": "ada@example.org"},
              "data": {"orderId": "2", "total": {"amount": 12.00, "currency": "EUR"}, "items": []}},
             {"id": "a-1", "source": "survey", "type": "survey-answer", "channel": "email", "occurredAt": "2026-07-05T10:00:00Z",
              "customer": {"email": "ada@example.org"}, "data": {"surveyId": "s", "kind": "nps", "score": 9, "verbatim": "\\u202egood <i>really</i>"}},
             {"id": "c-1", "source": "hotline", "type": "complaint", "channel": "phone", "occurredAt": "2026-07-09T10:00:00Z",
              "customer": {"email": "ada@example.org"},
              "data": {"complaintId": "T-1", "product": "tea", "issue": "late", "narrative": "<script>alert(1)</script> It came late."}},
             {"id": "c-2", "source": "hotline", "type": "complaint", "channel": "phone", "occurredAt": "2026-07-20T10:00:00Z",
              "customer": {"email": "bo@example.org"}, "data": {"complaintId": "T-en", "product": "tea", "issue": "cold"}},
             {"id": "c-3", "source": "hotline", "type": "complaint", "channel": "phone", "occurredAt": "2026-07-21T10:00:00Z",
              "customer": {"email": "bo@example.org"}, "data": {"complaintId": "T-fa", "product": "tea", "issue": "cold"}}]
            """;

    /** What the server says of an event that a view could not take in, and of one that waits behind it. */
    static final String LETTERS = """
            {"items": [
              {"id": "customers-812", "view": "customers", "position": 812, "eventId": "e-812", "type": "purchase-made",
               "recordedAt": "2026-05-03T10:00:00Z", "problem": "java.lang.IllegalStateException: <b>no such article</b>", "attempts": 1,
               "stops": ["journey/7hv5j8nv2i5jgd49r9auvvq8r7", "complaint/T-1"]},
              {"id": "customers-815", "view": "customers", "position": 815, "eventId": "e-815", "type": "purchase-made",
               "recordedAt": "2026-05-04T10:00:00Z", "problem": null, "attempts": 0, "stops": ["journey/7hv5j8nv2i5jgd49r9auvvq8r7"]}],
             "next": null}
            """;

    /** Two rows that can be used and one that cannot. */
    static final String SALES = """
            order,day,price,buyer
            31,2026-08-03T10:00:00Z,17.45,sam@example.org
            32,2026-08-04T10:00:00Z,9.90,sam@example.org
            33,2026-08-05T10:00:00Z,cheap,sam@example.org
            """;

    private Stories() {}
}
