package safar.app.imports.mapping;

/** A table read one row at a time; its columns are known before its first row. */
interface TableLines extends Lines {

    Columns columns();
}
