package safar.benchmark.rows;

import static safar.benchmark.report.Figure.WHAT_IF;

/** How long it takes to say what another lifecycle policy would have made of all customers; the draft is the policy that holds. */
final class WhatIfRow {

    private final Subject subject;

    WhatIfRow(Subject subject) {
        this.subject = subject;
    }

    void measure() {
        subject.progress().step(WHAT_IF.label());
        try (var api = subject.server().api(1)) {
            var draft =
                    api.get("/api/policies/lifecycle").json().path("document").toString();
            var seconds = subject.recorded("what-if", () -> {
                var began = System.nanoTime();
                Jobs.done(api, "/api/policies/lifecycle/what-if", draft);
                return (System.nanoTime() - began) / 1e9;
            });
            subject.note(WHAT_IF, seconds);
        }
    }
}
