// One case: what was said, who did what and when, against which clock, and what may be done now.

import {html, nothing} from 'lit';
import {may, post, withParameters} from '../api.js';
import {count, left, money, time} from '../format.js';
import {link} from '../router.js';
import {t, word} from '../settings.js';
import {Answer, drawnFor, explain} from '../parts/answer.js';
import {facts} from '../parts/event.js';
import {Page} from '../parts/page.js';
import {exporter, save, table} from '../parts/table.js';
import '../parts/verification.js';

/** What each step asks for. */
const STEPS = {
  acknowledge: [], classify: ['product', 'issue', 'subIssue', 'severity'], assign: ['to'], note: ['text'],
  investigate: ['rootCause', 'findings'], offer: ['remedy', 'amount', 'currency', 'text'], accept: [], reject: ['text'],
  close: ['outcome', 'reason'], escalate: ['text'], reopen: ['text'], withdraw: ['text'],
};
const OPEN = ['classify', 'assign', 'note', 'escalate', 'withdraw'];
/** Which steps are offered where; the server decides, and says so when it is otherwise. */
const NEXT = {
  received: ['acknowledge', ...OPEN], acknowledged: ['investigate', 'offer', 'close', ...OPEN], investigated: ['investigate', 'offer', 'close', ...OPEN],
  offered: ['accept', 'reject', 'offer', 'close', ...OPEN], accepted: ['close', ...OPEN], rejected: ['investigate', 'offer', 'close', ...OPEN],
  closed: ['reopen', 'note'],
};
const OPTIONAL = new Set(['subIssue', 'amount', 'currency', 'reason', 'text', 'findings']);
const CHOICES = {
  severity: ['low', 'medium', 'high', 'critical'], remedy: ['apology', 'explanation', 'refund', 'replacement', 'credit', 'other'],
  outcome: ['redress', 'upheld', 'partly-upheld', 'rejected'],
  rootCause: ['product', 'process', 'people', 'information', 'pricing', 'delivery', 'third-party', 'none-found'],
};
const MATTER = ['product', 'issue', 'subIssue', 'severity', 'desiredRemedy', 'assignedTo', 'rootCause'];
const WORDS = {severity: 'severity', rootCause: 'rootCause', desiredRemedy: 'remedy'};

class ComplaintPage extends Page {
  static properties = {id: {attribute: false}, step: {state: true}, problem: {state: true}, busy: {state: true}};

  #case = new Answer(this, () => this.#address());
  #history = new Answer(this, () => withParameters(`${this.#address()}/history`, {minPosition: this.#position}));
  #readers = new Answer(this, () => `${this.#address()}/access-log`);

  #position;

  connectedCallback() {
    super.connectedCallback();
    this.#open();
  }

  render() {
    return this.#case.show(file => html`
      ${drawnFor([file], () => head(file))}
      <div class="cards">
        ${drawnFor([file], () => matter(file))}
        ${may('cx') ? this.#actions(file) : nothing}
        ${may('auditor', 'admin') ? drawnFor([file.id], () => this.#dossier(file)) : nothing}
      </div>
      <section class="card"><h2>${t('case.chain')}</h2>
        ${this.#history.showOnce(history => html`<ol class="chain">${history.items.map(entry)}</ol>
          <p class="tools">${exporter(`case-${file.id}`, historyColumns(), history.items)}</p>`)}</section>
      ${may('auditor', 'admin') ? html`<section class="card"><h2>${t('case.readers')}</h2>
        ${this.#readers.showOnce(log => table(readerColumns(), log.items ?? [], {name: `readers-${file.id}`, empty: t('case.readers.none')}))}</section>` : nothing}`);
  }

  /** What happened comes first; who reads it is a reader, too. */
  async #open() {
    await Promise.all([this.#case.load(), this.#history.load()]);
    if (this.isConnected && may('auditor', 'admin')) {
      this.#readers.load();
    }
  }

  #dossier(file) {
    return html`
      <section class="card"><h2>${t('dossier')}</h2>
        <p class="tools start"><a class="button" href=${`${this.#address()}/dossier`} download=${`dossier-${file.id}.json`}>JSON</a>
          <a class="button" href=${`${this.#address()}/dossier`} download=${`dossier-${file.id}.pdf`} @click=${event => this.#pdf(event)}>PDF</a></p>
        <p class="quiet small">${t('dossier.verify')} <code dir="ltr">./journey verify-dossier dossier-${file.id}.json</code></p>
        <dossier-check .complaint=${file.id}></dossier-check>
      </section>`;
  }

  #actions(file) {
    const allowed = NEXT[file.status] ?? Object.keys(STEPS);
    return html`
      <section class="card"><h2>${t('case.actions')}</h2>
        <p class="tools start">${allowed.map(step => html`
          <button value=${step} class=${this.step === step ? '' : 'plain'} aria-expanded=${this.step === step} @click=${() => this.#choose(step)}>${t(`step.${step}`)}</button>`)}</p>
        ${this.step ? html`
          <form class="stack" @submit=${event => this.#do(event)}>
            ${STEPS[this.step].map(field => this.#field(field, file))}
            <p class="tools"><button ?disabled=${this.busy}>${t('step.do', {step: t(`step.${this.step}`)})}</button></p>
          </form>` : nothing}
        ${this.problem ? explain(this.problem) : nothing}
      </section>`;
  }

  #field(field, file) {
    const must = !OPTIONAL.has(field) || (field === 'text' && this.step === 'note');
    const input = CHOICES[field]
      ? html`<select name=${field}>${CHOICES[field].map(choice => html`<option value=${choice} ?selected=${choice === file[field]}>${word(field, choice)}</option>`)}</select>`
      : ['text', 'findings', 'reason'].includes(field) ? html`<textarea name=${field} rows="3" dir="auto" ?required=${must}></textarea>`
      : html`<input name=${field} dir="auto" .value=${file[field] ?? ''} ?required=${must} inputmode=${field === 'amount' ? 'decimal' : 'text'}>`;
    return html`<label>${t(`field.${field}`)}${must ? nothing : html` <span class="quiet">${t('optional')}</span>`}${input}</label>`;
  }

  #choose(step) {
    this.step = this.step === step ? null : step;
    this.problem = null;
  }

  async #do(event) {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value !== ''));
    if (fields.amount) {
      fields.amount = {amount: Number(fields.amount), currency: fields.currency || 'EUR'};
    }
    delete fields.currency;
    this.busy = true;
    this.problem = null;
    try {
      const file = await post(`${this.#address()}/${this.step}`, fields, {'Idempotency-Key': crypto.randomUUID()});
      this.step = null;
      this.#position = file.position;
      this.#case.know(file);
      this.#history.load();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  async #pdf(event) {
    event.preventDefault();
    const answer = await fetch(`${this.#address()}/dossier`, {headers: {Accept: 'application/pdf'}});
    save(`dossier-${this.id}.pdf`, await answer.blob());
  }

  #address() {
    return `/api/complaints/${encodeURIComponent(this.id)}`;
  }
}

const head = file => html`
  <header class="title">
    <p class="quiet"><a href=${link('/complaints')}>${t('nav.complaints')}</a></p>
    <h1><bdi>${file.id}</bdi></h1>
    <p class="facts"><span class="tag">${word('case', file.status)}</span>
      ${file.outcome ? html`<span class="stage">${word('outcome', file.outcome)}</span>` : nothing}
      ${file.customer ? html`<a href=${link(`/customers/${file.customer}`)}>${t('case.customer')}</a>` : html`<span class="quiet">${t('anonymous')}</span>`}
      <span class="quiet">${t('filed')} ${time(file.filedAt)} · ${word('channel', file.channel)}</span></p>
  </header>`;

const matter = file => html`
  <section class="card"><h2>${t('case.matter')}</h2>
    ${MATTER.map(key => (file[key] ? html`<div class="figure"><span class="figure-title">${t(`field.${key}`)}</span><span class="figure-value"><bdi>${WORDS[key] ? word(WORDS[key], file[key]) : file[key]}</bdi></span></div>` : nothing))}
    ${file.offer ? html`<div class="figure"><span class="figure-title">${t('field.remedy')}</span><span class="figure-value">${word('remedy', file.offer.remedy)} ${file.offer.amount ? money(file.offer.amount) : nothing}</span></div>` : nothing}
    ${file.narrative ? html`<blockquote dir="auto" tabindex="0">${file.narrative}</blockquote>` : nothing}
  </section>
  <section class="card"><h2>${t('case.clocks')}</h2>
    ${(file.deadlines ?? []).length === 0 ? html`<p class="quiet">${t('case.clocks.none')}</p>` : file.deadlines.map(clock)}
  </section>`;

const clock = deadline => html`
  <div class="figure"><span class="figure-title">${word('deadline', deadline.name)}<br><span class="small">${t('due')} ${time(deadline.dueAt)}</span></span>
    <span class="figure-value ${deadline.secondsLeft < 0 ? 'warn' : ''}">${deadline.metAt ? html`${t('met')}<br><span class="quiet small">${time(deadline.metAt)}</span>` : time(deadline.dueAt, left)}</span></div>`;

const author = ({who, role, via} = {}) => [
  word('author', who ?? '–').replace(/^source:/, ''), role ? t(`role.${role}`) : null, via && via !== 'safar' && !who?.endsWith(via) ? via : null,
].filter(Boolean).join(' · ');

const entry = event => html`
  <li><span class="number-mark">${count(event.sequence + 1)}</span>
    <div><strong>${word('type', event.type)}</strong> <span class="quiet">${time(event.at)} · <bdi>${author(event.author)}</bdi></span>
      ${facts(event.data)}</div></li>`;

const readerColumns = () => [
  {key: 'at', title: t('when'), show: row => time(row.at)},
  {key: 'who', title: t('who')},
  {key: 'role', title: t('roles'), show: row => (row.role ? t(`role.${row.role}`) : '–')},
  {key: 'sight', title: t('what'), show: row => word('sight', row.sight)},
];

const historyColumns = () => [
  ...['sequence', 'type', 'at', 'recordedAt'].map(key => ({key, title: key})),
  {key: 'who', title: 'who', text: event => event.author?.who},
  {key: 'data', title: 'data', text: event => JSON.stringify(event.data ?? {})},
];

customElements.define('complaint-page', ComplaintPage);
