// Files brought in: uploaded, their columns mapped with a look at what comes of it, imported with progress, and what was rejected.

import {html, nothing} from 'lit';
import {get, may, post, remove, request} from '../api.js';
import {bytes, count, percent, time} from '../format.js';
import {adjust, parameters} from '../router.js';
import {t, word} from '../settings.js';
import {Answer, explain} from './answer.js';
import {facts} from './event.js';
import {FIELDS, fieldsOf, FORMATS, guessed, KINDS, yaml} from './mapping.js';
import {Page} from './page.js';
import {save, table} from './table.js';
import {send} from './yaml.js';

export const IMPORTS = '/api/imports';

const EVERY = 1_000;
const mayImport = () => may('ingest', 'admin');

class ImportCard extends Page {
  static properties = {problem: {state: true}, sending: {state: true}, choice: {state: true}, text: {state: true}, preview: {state: true}, progress: {state: true}};

  #list = new Answer(this, () => IMPORTS);
  #one = new Answer(this, () => get(`/api/imports/${parameters().import}`));
  #rejects = new Answer(this, () => get(`/api/imports/${parameters().import}/rejects`, {limit: 50}));
  #shown = '';
  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#list.load();
    this.#timer = setInterval(() => this.#look(), EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  arrive() {
    const {import: id = ''} = parameters();
    if (id !== this.#shown) {
      this.#shown = id;
      Object.assign(this, {choice: null, text: null, preview: null, problem: null});
      if (id) {
        this.#loadShown().then(() => this.#begin());
      }
    }
    this.requestUpdate();
  }

  render() {
    const {import: id} = parameters();
    return html`
      <section class="card" id="imports"><h2>${t('imports')}</h2>
        ${this.problem ? explain(this.problem) : nothing}
        ${mayImport() ? html`
          <p class="tools start"><label class="button file">${t('import.choose')}<input type="file" accept=".csv,.tsv,.txt,.ndjson,.jsonl,.gz" @change=${event => this.#upload(event)}></label>
            <span class="quiet">${t('import.hint')}</span></p>` : nothing}
        ${this.sending ? html`<p class="job" role="status"><span>${t('import.uploading')} <bdi>${this.sending}</bdi></span> <progress aria-label=${t('import.uploading')}></progress></p>` : nothing}
        ${this.#list.show(list => table(this.#columns(), list.items, {name: 'imports', label: t('imports'), empty: t('imports.none'), mark: row => (row.id === id ? 'chosen' : '')}))}
        ${id ? this.#one.show(looked => this.#detail(looked)) : nothing}
      </section>`;
  }

  #columns() {
    return [
      {key: 'name', title: t('import.file'), show: row => html`<button class="link" @click=${() => adjust({import: row.id})}><bdi>${row.name}</bdi></button>`},
      {key: 'uploadedAt', title: t('import.uploaded'), show: row => html`${time(row.uploadedAt)} <span class="quiet"><bdi>${row.by}</bdi></span>`},
      {key: 'bytes', title: t('import.size'), number: true, show: row => bytes(row.bytes)},
      {key: 'state', title: t('state'), show: row => html`<span class=${row.state === 'stopped' ? 'warn' : ''}>${t(`import.${row.state}`)}</span> ${row.state === 'running' ? this.#bar(row) : nothing}
        ${row.problem ? html`<span class="quiet small" dir="auto">${row.problem}</span>` : nothing}`},
      ...['rows', 'accepted', 'duplicates'].map(key => ({key, title: t(`import.${key}`), number: true, text: row => row.tally[key], show: row => count(row.tally[key])})),
      {key: 'rejected', title: t('import.rejected'), number: true, text: row => row.tally.rejected, show: row => html`<span class=${row.tally.rejected > 0 ? 'warn' : ''}>${count(row.tally.rejected)}</span>`},
      ...(mayImport() ? [{key: 'do', title: t('case.actions'), text: () => '', show: row => (row.state === 'running'
        ? html`<button class="plain" @click=${() => this.#do(() => post(`/api/imports/${row.id}/stop`))}>${t('import.stop')}</button>`
        : html`<button class="plain" @click=${() => confirm(t('import.delete.sure')) && this.#do(() => remove(`/api/imports/${row.id}`), row.id)}>${t('delete')}</button>`)}] : []),
    ];
  }

  #bar(row) {
    const job = this.progress?.get(row.job);
    const share = job?.total > 0 ? job.done / job.total : 0;
    return html`<progress max="1" value=${share} aria-label=${row.name}></progress> ${percent(share)}`;
  }

  #detail({upload, sample, mapping}) {
    const waits = sample && upload.state !== 'running';
    return html`
      <div class="import">
        <div class="split"><h3><bdi>${upload.name}</bdi></h3><button class="plain" @click=${() => adjust({import: ''})}>${t('close')}</button></div>
        ${upload.importId ? html`<p class="quiet small">${t('import.id')} <code dir="ltr">${upload.importId}</code></p>` : nothing}
        ${Object.entries(upload.tally.skipped ?? {}).map(([reason, number]) => html`<p class="quiet small">${t('import.skipped', {count: count(number)})} <bdi>${reason}</bdi></p>`)}
        ${waits && mayImport() ? this.#mapping(upload, sample, mapping) : nothing}
        ${this.#rejects.show(page => (page.items.length === 0 ? nothing : html`
          <h3>${t('import.rejects')}</h3>
          ${table(rejectColumns(), page.items, {name: `rejects-${upload.name}`, tools: html`<button class="plain" @click=${() => this.#allRejects(upload)}>${t('import.rejects.all')}</button>`})}`))}
      </div>`;
  }

  #mapping(upload, sample) {
    const isTable = sample.format === 'table';
    return html`
      ${isTable ? html`
        <details><summary>${t('import.rows')}</summary>${table(sample.columns.map(key => ({key, title: key})), sample.rows.slice(0, 5))}</details>
        ${this.choice ? this.#chooser(sample) : nothing}
        <details ?open=${!this.choice}><summary>${t('import.yaml')}</summary>
          <textarea rows="12" spellcheck="false" dir="ltr" class="code" aria-label=${t('import.yaml')} .value=${this.text ?? ''} @input=${event => this.#write(event.target.value)}></textarea></details>` : html`<p class="quiet">${t('import.ndjson')}</p>`}
      <p class="tools">
        <button class="plain" @click=${() => this.#try(upload)}>${t('import.try')}</button>
        <button @click=${() => this.#run(upload)}>${t(upload.state === 'stopped' ? 'import.goon' : 'import.run')}</button>
      </p>
      ${this.preview ? this.#outlook(this.preview) : nothing}`;
  }

  #chooser(sample) {
    const choice = this.choice;
    const choose = (name, value) => this.#choose({...choice, [name]: value}, sample);
    const options = (values, chosen, name = value => value) => values.map(value => html`<option value=${value} ?selected=${value === chosen}>${name(value)}</option>`);
    return html`
      <form class="filters" @submit=${event => event.preventDefault()}>
        <label>${t('import.type')}<select @change=${event => this.#choose({...choice, type: event.target.value, columns: guessed(event.target.value, sample.columns)}, sample)}>${options(Object.keys(FIELDS), choice.type, type => word('type', type))}</select></label>
        <label>${t('source')}<input .value=${choice.source} @change=${event => choose('source', event.target.value)}></label>
        <label>${t('import.format')}<select @change=${event => choose('format', event.target.value)}>${options(FORMATS, choice.format)}</select></label>
        <label>${t('import.zone')}<input .value=${choice.zone} dir="ltr" @change=${event => choose('zone', event.target.value)}></label>
        <label>${t('field.currency')}<input .value=${choice.currency} size="4" dir="ltr" @change=${event => choose('currency', event.target.value)}></label>
        <label>${t('import.channel')}<input .value=${choice.channel} size="10" dir="ltr" @change=${event => choose('channel', event.target.value)}></label>
        ${choice.type === 'survey-answer' ? html`<label>${t('figure')}<select @change=${event => choose('kind', event.target.value)}>${options(KINDS, choice.kind, one => t(`metric.${one}`))}</select></label>` : nothing}
      </form>
      <div class="columns">${fieldsOf(choice.type).map(({pointer, must}) => html`
        <label><span>${word('data', pointer.split('/').at(-1))}${must ? html`<span class="warn"> *</span>` : nothing}</span>
          <select aria-label=${pointer} @change=${event => this.#choose({...choice, columns: {...choice.columns, [pointer]: event.target.value}}, sample)}>
            <option value="">–</option>${options(sample.columns, choice.columns[pointer])}</select></label>`)}</div>`;
  }

  #outlook(preview) {
    return html`
      <div class="notice" role="status">${t('import.outlook', {rows: count(preview.rows), touchpoints: count(preview.touchpoints.length), refused: count(preview.refused.length)})}</div>
      ${preview.refused.length > 0 ? table(rejectColumns(), preview.refused, {label: t('import.rejects')}) : nothing}
      <ol class="chain">${preview.touchpoints.slice(0, 5).map((one, index) => html`
        <li><span class="number-mark">${count(index + 1)}</span><div><strong>${word('type', one.type)}</strong> <span class="quiet">${one.channel ? word('channel', one.channel) : ''} ${one.occurredAt ? time(one.occurredAt) : nothing}</span>
          ${facts({customer: one.customer, ...one.data})}</div></li>`)}</ol>`;
  }

  #begin() {
    const looked = this.#one.value;
    if (!looked?.sample || looked.sample.format !== 'table') {
      return;
    }
    if (looked.mapping) {
      this.text = looked.mapping;
      return;
    }
    const name = looked.upload.name.replace(/\.[^.]*(\.gz)?$/, '').replaceAll(/[^A-Za-z0-9_-]+/g, '-') || 'file';
    this.#choose({
      source: name, type: 'purchase', columns: guessed('purchase', looked.sample.columns), format: 'iso', zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      currency: 'EUR', channel: '', kind: 'nps', separator: looked.sample.separator, charset: looked.sample.charset,
    });
  }

  #choose(choice) {
    this.choice = choice;
    this.text = yaml(choice);
    this.preview = null;
  }

  /** Whoever writes themselves is no longer chosen for. */
  #write(text) {
    this.text = text;
    this.choice = null;
    this.preview = null;
  }

  async #upload(event) {
    const file = event.target.files[0];
    event.target.value = '';
    if (!file) {
      return;
    }
    this.problem = null;
    this.sending = file.name;
    try {
      const looked = await request('POST', `/api/imports?name=${encodeURIComponent(file.name.slice(0, 200))}`, {text: file, headers: {'Content-Type': 'application/octet-stream'}});
      await this.#list.load();
      adjust({import: looked.upload.id});
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.sending = null;
    }
  }

  #try(upload) {
    return this.#do(async () => (this.preview = await send('POST', `/api/imports/${upload.id}/preview`, this.text ?? '')));
  }

  #run(upload) {
    return this.#do(async () => {
      await send('POST', `/api/imports/${upload.id}/run`, this.text ?? '');
      this.preview = null;
    });
  }

  async #do(work, gone) {
    this.problem = null;
    try {
      await work();
      await this.#list.load();
      if (gone === parameters().import) {
        adjust({import: ''});
      } else if (parameters().import) {
        await this.#loadShown();
      }
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #look() {
    const going = (this.#list.value?.items ?? []).filter(upload => upload.state === 'running');
    if (document.hidden || going.length === 0) {
      return;
    }
    const jobs = await Promise.all(going.map(upload => get(`/api/jobs/${upload.job}`).catch(() => null)));
    this.progress = new Map(jobs.filter(Boolean).map(job => [job.id, job]));
    await this.#list.load();
    const shown = parameters().import;
    if (going.some(upload => upload.id === shown) && !this.#list.value?.items.some(upload => upload.id === shown && upload.state === 'running')) {
      this.#loadShown();
    }
  }

  /** The chosen file and what of it was rejected: a short import may be over before anybody saw it running. */
  #loadShown() {
    this.#rejects.load();
    return this.#one.load();
  }

  async #allRejects(upload) {
    const answer = await fetch(`/api/imports/${upload.id}/rejects`, {headers: {Accept: 'application/x-ndjson'}});
    save(`${upload.name}.rejects.ndjson`, await answer.blob());
  }
}

const rejectColumns = () => [
  {key: 'line', title: t('import.line'), number: true, show: row => count(row.line)},
  {key: 'reason', title: t('reason'), show: row => html`<span dir="auto">${row.reason}</span>`},
  {key: 'rows', title: t('import.row'), text: row => JSON.stringify(row.rows ?? row.touchpoint ?? ''), show: row => html`<code dir="ltr" class="clip">${JSON.stringify(row.rows ?? row.touchpoint ?? '')}</code>`},
];

customElements.define('import-card', ImportCard);
