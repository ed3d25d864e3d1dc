// A list as a table that can be taken along as CSV.

import {html, nothing} from 'lit';
import {t} from '../settings.js';
import {gradually} from './gradually.js';

/**
 * @param columns {key, title, show?(row), text?(row), number?} in the order of reading
 * @param rows what is shown
 * @param options {name: file name of the export, caption, empty: text when there is nothing, mark(row): class of a row, tools: more buttons}
 */
export function table(columns, rows, options = {}) {
  if (rows.length === 0) {
    return html`<p class="quiet empty">${options.empty ?? t('empty')}</p>${options.tools ? html`<p class="tools">${options.tools}</p>` : nothing}`;
  }
  return html`
    <div class="table-frame" tabindex="0" role="region" aria-label=${options.label ?? options.name ?? ''}>
      <table>
        ${options.caption ? html`<caption>${options.caption}</caption>` : nothing}
        <thead><tr>${columns.map(column => html`<th scope="col" class=${column.number ? 'number' : ''}>${column.title}</th>`)}</tr></thead>
        <tbody>${gradually(rows, row => html`
          <tr class=${options.mark?.(row) ?? ''}>${columns.map(column => html`
            <td class=${column.number ? 'number' : ''}>${column.number || column.show ? cell(column, row) : html`<bdi>${cell(column, row)}</bdi>`}</td>`)}
          </tr>`)}
        </tbody>
      </table>
    </div>
    ${options.name || options.tools ? html`<p class="tools">${options.name ? exporter(options.name, columns, rows) : nothing}${options.tools ?? nothing}</p>` : nothing}`;
}

/** A button that saves what is shown. */
export const exporter = (name, columns, rows) =>
  html`<button type="button" class="plain" @click=${() => download(name, columns, rows)}>${t('export.csv')}</button>`;

/** Saves what is shown, with the values as they are. */
export function download(name, columns, rows) {
  const lines = [columns.map(column => column.title), ...rows.map(row => columns.map(column => text(column, row)))];
  const csv = lines.map(line => line.map(quoted).join(',')).join('\r\n');
  save(`${name}.csv`, new Blob(['\ufeff', csv], {type: 'text/csv;charset=utf-8'}));
}

/** Hands a file to whoever reads the page. */
export function save(name, blob) {
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(blob);
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(anchor.href);
}

const cell = (column, row) => (column.show ? column.show(row) : text(column, row));

const text = (column, row) => String((column.text ? column.text(row) : row[column.key]) ?? '');

// a leading = + - or @ would be run as a formula by a spreadsheet
const quoted = value => `"${(/^[=+@\t-](?!\d)/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
