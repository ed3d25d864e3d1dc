package safar.app.imports.mapping;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;

/** How the input file is written down. */
record Table(
        boolean delimited,
        String separator,
        char quote,
        Charset charset,
        boolean header,
        List<String> named,
        Set<String> blanks) {

    TableLines read(Reader reader) throws IOException {
        return delimited ? new DelimitedLines(reader, this) : new BlankSeparatedLines(reader, this);
    }

    Columns columns(List<String> headerLine) {
        return new Columns(header ? headerLine : named, blanks);
    }
}
