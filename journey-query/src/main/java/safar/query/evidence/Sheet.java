package safar.query.evidence;

import com.lowagie.text.Document;
import com.lowagie.text.DocumentException;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.List;

/** Pages of headings, texts and tables, in whichever script and direction each text is. */
final class Sheet {

    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final float MARGIN = 50;

    /** A heading with less room below it begins the next page. */
    private static final float ROOM = 90;

    private static final Color RULE = new Color(0xCC, 0xCC, 0xCC);
    private static final Color SHADE = new Color(0xF2, 0xF2, 0xF2);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
    private final Font title;
    private final Font heading;
    private final Font text;
    private final Font strong;
    private final Font fixed;
    private final PdfWriter writer;

    Sheet(String name, String footer) {
        var plain = font("DejaVuSans.ttf");
        var bold = font("DejaVuSans-Bold.ttf");
        title = new Font(bold, 22);
        heading = new Font(bold, 13);
        text = new Font(plain, 9);
        strong = new Font(bold, 9);
        fixed = new Font(font("DejaVuSansMono.ttf"), 7.5f);
        writer = PdfWriter.getInstance(document, bytes);
        writer.setPageEvent(new Footer(footer, new Font(plain, 8, Font.NORMAL, Color.DARK_GRAY)));
        document.addTitle(name);
        document.open();
    }

    Sheet title(String words) {
        return add(words, title, 6);
    }

    Sheet heading(String words) {
        if (writer.getVerticalPosition(true) < MARGIN + ROOM) {
            document.newPage();
        }
        return add(words, heading, 14);
    }

    Sheet text(String words) {
        return add(words, text, 4);
    }

    /** Text of which every character counts. */
    Sheet fixed(String words) {
        var box = box(words, fixed);
        box.setBackgroundColor(SHADE);
        return add(table(List.of(box), 1));
    }

    /** Two columns: what it is, and what there is to say of it. */
    Sheet facts(List<List<String>> facts) {
        var table = columns(1, 3);
        for (var fact : facts) {
            table.addCell(box(fact.getFirst(), strong));
            table.addCell(box(fact.getLast(), text));
        }
        return add(table);
    }

    /** A table with a head that is repeated on each page. */
    Sheet rows(List<String> head, List<List<String>> rows, float... widths) {
        var table = columns(widths);
        table.setHeaderRows(1);
        head.forEach(name -> {
            var cell = box(name, strong);
            cell.setBackgroundColor(SHADE);
            table.addCell(cell);
        });
        rows.forEach(row -> row.forEach(value -> table.addCell(box(value, text))));
        return add(table);
    }

    Sheet nextPage() {
        document.newPage();
        return this;
    }

    byte[] toBytes() {
        document.close();
        return bytes.toByteArray();
    }

    private Sheet add(String words, Font font, float before) {
        var cell = box(words, font);
        cell.setBorder(PdfPCell.NO_BORDER);
        cell.setPaddingTop(before);
        cell.setPaddingLeft(0);
        return add(table(List.of(cell), 1));
    }

    private Sheet add(PdfPTable table) {
        document.add(table);
        return this;
    }

    private static PdfPTable table(List<PdfPCell> cells, float... widths) {
        var table = columns(widths);
        cells.forEach(table::addCell);
        return table;
    }

    private static PdfPTable columns(float... widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(4);
        table.setSplitLate(false);
        return table;
    }

    private static PdfPCell box(String words, Font font) {
        var cell = new PdfPCell(new Phrase(words, font));
        // each text runs as its first letter does
        cell.setRunDirection(
                new Bidi(words, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                        ? PdfWriter.RUN_DIRECTION_LTR
                        : PdfWriter.RUN_DIRECTION_RTL);
        cell.setBorderColor(RULE);
        cell.setPadding(4);
        return cell;
    }

    private static BaseFont font(String file) {
        try (var stream = Sheet.class.getResourceAsStream(FONTS + file)) {
            if (stream == null) {
                throw new IllegalStateException("expected the font %s, found none".formatted(file));
            }
            return BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, stream.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DocumentException e) {
            throw new IllegalStateException("could not read the font " + file, e);
        }
    }

    /** What stands at the foot of each page. */
    private static final class Footer extends PdfPageEventHelper {

        private final String words;
        private final Font font;

        Footer(String words, Font font) {
            this.words = words;
            this.font = font;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            var line = new Paragraph("%s · page %d".formatted(words, writer.getPageNumber()), font);
            ColumnText.showTextAligned(writer.getDirectContent(), Paragraph.ALIGN_LEFT, line, MARGIN, MARGIN / 2, 0);
        }
    }
}
