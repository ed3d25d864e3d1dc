package safar.app.access;

/** Where the console is entered; the token stands in the fragment, which browsers keep to themselves. */
public final class SignInLink {

    private final String path;

    SignInLink(String path) {
        this.path = path;
    }

    static SignInLink with(String token) {
        return new SignInLink("/sign-in#token=" + token);
    }

    static SignInLink withoutToken() {
        return new SignInLink("/sign-in");
    }

    /** The link under an address such as {@code http://127.0.0.1:8080}; a secret when it carries the token. */
    public String under(String address) {
        return address + path;
    }
}
