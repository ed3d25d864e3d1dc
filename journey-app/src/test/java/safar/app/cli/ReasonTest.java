package safar.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;

class ReasonTest {

    @Test
    void what_could_not_be_made_because_of_something_is_passed_over() {
        var held = new IllegalStateException("event store is held by another process");
        assertThat(Reason.of(new BeanCreationException("one", new BeanCreationException("other", held))))
                .isEqualTo("event store is held by another process");
    }

    @Test
    void a_port_that_is_taken_is_named_with_the_way_out() {
        assertThat(Reason.of(new ApplicationContextException("web server", new PortInUseException(8080))))
                .isEqualTo("port 8080 is in use: --port takes another");
    }

    @Test
    void what_a_server_answered_stands_by_itself() {
        assertThat(Reason.of(new IOException("http://localhost/api answered 404: there is no such customer")))
                .isEqualTo("http://localhost/api answered 404: there is no such customer");
    }

    @Test
    void what_says_too_little_is_told_with_its_name() {
        assertThat(Reason.of(new AccessDeniedException("data"))).isEqualTo("java.nio.file.AccessDeniedException: data");
        assertThat(Reason.of(new NullPointerException())).isEqualTo("java.lang.NullPointerException");
    }
}
