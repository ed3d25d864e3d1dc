package safar.app.imports.mapping;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table with a separator between its fields; a quoted field may hold separators and line breaks. */
final class DelimitedLines implements TableLines {

    private final CloseableIterator<CsvRecord> records;
    private final Columns columns;

    DelimitedLines(Reader reader, Table table) throws IOException {
        records = CsvReader.builder()
                .fieldSeparator(table.separator())
                .quoteCharacter(table.quote())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(reader)
                .iterator();
        var header = table.header() ? record() : null;
        columns = table.columns(header == null ? List.of() : header.getFields());
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public @Nullable Line next() throws IOException {
        var record = record();
        return record == null ? null : columns.line(record.getStartingLineNumber(), record.getFields());
    }

    private @Nullable CsvRecord record() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (CsvParseException unreadable) {
            throw new UnreadableFile("expected delimited text: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
