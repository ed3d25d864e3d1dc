// A list as a table that can be taken along as CSV.

import {html, nothing} from 'lit';
import {t} from '../settings.js';

/**
 * @param columns {key, title, show?(row), text?(row), number?} in the order of reading
 * @param rows what is shown
 * @param options {name: file name of the export, caption, empty: text when there is nothing, row: what a row leads to}
 */
export function table(columns, rows, options = {}) {
  if (rows.length === 0) {
    return html`<p class="quiet empty">${options.empty ?? t('empty')}</p>`;
  }
  return html`
    <div class="table-frame">
      <table>
        ${options.caption ? html`<caption>${options.caption}</caption>` : nothing}
        <thead><tr>${columns.map(column => html`<th scope="col" class=${column.number ? 'number' : ''}>${column.title}</th>`)}</tr></thead>
        <tbody>${rows.map(row => html`
          <tr class=${options.mark?.(row) ?? ''}>${columns.map(column => html`
            <td class=${column.number ? 'number' : ''}>${column.number ? cell(column, row) : html`<bdi>${cell(column, row)}</bdi>`}</td>`)}
          </tr>`)}
        </tbody>
      </table>
    </div>
    ${options.name ? html`<p class="tools"><button class="plain" @click=${() => download(options.name, columns, rows)}>${t('export.csv')}</button></p>` : nothing}`;
}

/** Saves what is shown, with the values as they are. */
export function download(name, columns, rows) {
  const lines = [columns.map(column => column.title), ...rows.map(row => columns.map(column => text(column, row)))];
  const csv = lines.map(line => line.map(quoted).join(',')).join('\r\n');
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(new Blob(['\ufeff', csv], {type: 'text/csv;charset=utf-8'}));
  anchor.download = `${name}.csv`;
  anchor.click();
  URL.revokeObjectURL(anchor.href);
}

const cell = (column, row) => (column.show ? column.show(row) : text(column, row));

const text = (column, row) => String((column.text ? column.text(row) : row[column.key]) ?? '');

// a leading = + - or @ would be run as a formula by a spreadsheet
const quoted = value => `"${(/^[=+@\t-](?!\d)/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
