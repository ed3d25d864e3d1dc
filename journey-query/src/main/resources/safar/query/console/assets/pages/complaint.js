// One case: what was said, who did what and when, against which clock, and what may be done now.

import {html, nothing} from 'lit';
import {get, may, post} from '../api.js';
import {count, distance, money, time} from '../format.js';
import {link} from '../router.js';
import {t, word} from '../settings.js';
import {Answer, explain} from '../parts/answer.js';
import {Page} from '../parts/page.js';
import {table} from '../parts/table.js';

/** What each step asks for; the server decides which steps are allowed. */
const STEPS = {
  acknowledge: [], classify: ['product', 'issue', 'subIssue', 'severity'], assign: ['to'], note: ['text'],
  investigate: ['rootCause', 'findings'], offer: ['remedy', 'amount', 'currency', 'text'], accept: [], reject: ['text'],
  close: ['outcome', 'reason'], escalate: ['text'], reopen: ['text'], withdraw: ['text'],
};
const OPTIONAL = new Set(['subIssue', 'amount', 'currency', 'reason']);
const CHOICES = {
  severity: ['low', 'medium', 'high', 'critical'], remedy: ['apology', 'explanation', 'refund', 'replacement', 'credit', 'other'],
  outcome: ['upheld-with-redress', 'upheld', 'partly-upheld', 'rejected', 'withdrawn'],
};

class ComplaintPage extends Page {
  static properties = {id: {attribute: false}, step: {state: true}, problem: {state: true}, busy: {state: true}};

  #case = new Answer(this, () => get(`/api/complaints/${encodeURIComponent(this.id)}`));
  #history = new Answer(this, () => get(`/api/complaints/${encodeURIComponent(this.id)}/history`));
  #readers = new Answer(this, () => get(`/api/complaints/${encodeURIComponent(this.id)}/access-log`));

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    if (may('auditor', 'admin')) {
      this.#readers.load();
    }
  }

  render() {
    return this.#case.show(file => html`
      <header class="title">
        <p class="quiet"><a href=${link('/complaints')}>${t('nav.complaints')}</a></p>
        <h1><bdi>${file.id}</bdi></h1>
        <p class="facts"><span class="tag">${word('case', file.status)}</span>
          ${file.outcome ? html`<span>${word('outcome', file.outcome)}</span>` : nothing}
          ${file.customer ? html`<a href=${link(`/customers/${file.customer}`)}>${t('customer')}</a>` : html`<span class="quiet">${t('anonymous')}</span>`}
          <span class="quiet">${t('filed')} ${time(file.filedAt)} · ${word('channel', file.channel)}</span></p>
      </header>
      <div class="cards">
        <section class="card"><h2>${t('case.matter')}</h2>
          ${['product', 'issue', 'subIssue', 'severity', 'assignedTo', 'rootCause'].map(key => (file[key] ? html`<div class="figure"><span class="figure-title">${t(`field.${key}`)}</span><span class="figure-value"><bdi>${CHOICES[key] ? word(key, file[key]) : file[key]}</bdi></span></div>` : nothing))}
          ${file.offer ? html`<div class="figure"><span class="figure-title">${t('field.remedy')}</span><span class="figure-value">${word('remedy', file.offer.remedy)} ${file.offer.amount ? money(file.offer.amount) : ''}</span></div>` : nothing}
          ${file.narrative ? html`<blockquote dir="auto">${file.narrative}</blockquote>` : nothing}
        </section>
        <section class="card"><h2>${t('case.clocks')}</h2>
          ${(file.deadlines ?? []).length === 0 ? html`<p class="quiet">${t('empty')}</p>` : file.deadlines.map(clock)}
          ${may('auditor', 'admin') ? html`
            <h3>${t('dossier')}</h3>
            <p class="tools start"><a class="button" href=${`/api/complaints/${encodeURIComponent(file.id)}/dossier`} download=${`dossier-${file.id}.json`}>JSON</a>
              <a class="button" href=${`/api/complaints/${encodeURIComponent(file.id)}/dossier?format=pdf`} download=${`dossier-${file.id}.pdf`} @click=${event => this.#pdf(event)}>PDF</a></p>
            <p class="quiet small">${t('dossier.verify')} <code dir="ltr">./journey verify-dossier dossier-${file.id}.json</code></p>` : nothing}
        </section>
        ${may('cx') ? this.#actions(file) : nothing}
      </div>
      <section class="card"><h2>${t('case.chain')}</h2>
        ${this.#history.show(history => html`<ol class="chain">${history.items.map(entry)}</ol>`)}</section>
      ${may('auditor', 'admin') ? html`<section class="card"><h2>${t('case.readers')}</h2>
        ${this.#readers.show(log => table([
          {key: 'at', title: t('when'), show: row => time(row.at ?? row.readAt)},
          {key: 'reader', title: t('who'), text: row => row.reader ?? row.by ?? row.actor},
          {key: 'what', title: t('what'), text: row => row.what ?? row.read},
        ], log.items ?? [], {name: `readers-${file.id}`}))}</section>` : nothing}`);
  }

  #actions(file) {
    const allowed = file.allowed ?? Object.keys(STEPS);
    return html`
      <section class="card"><h2>${t('case.actions')}</h2>
        <p class="tools start">${Object.keys(STEPS).filter(step => allowed.includes(step)).map(step => html`
          <button class=${this.step === step ? '' : 'plain'} @click=${() => this.#choose(step)}>${t(`step.${step}`)}</button>`)}</p>
        ${this.step ? html`
          <form class="stack" @submit=${event => this.#do(event)}>
            ${STEPS[this.step].map(field => html`<label>${t(`field.${field}`)}
              ${CHOICES[field] ? html`<select name=${field}>${CHOICES[field].map(choice => html`<option value=${choice}>${word(field, choice)}</option>`)}</select>`
                : ['text', 'findings'].includes(field) ? html`<textarea name=${field} rows="3" dir="auto" ?required=${this.step === 'note'}></textarea>`
                : html`<input name=${field} dir="auto" ?required=${!OPTIONAL.has(field)} inputmode=${field === 'amount' ? 'decimal' : 'text'}>`}</label>`)}
            <p class="tools"><button ?disabled=${this.busy}>${t(`step.${this.step}`)}</button></p>
          </form>` : nothing}
        ${this.problem ? explain(this.problem) : nothing}
      </section>`;
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
      await post(`/api/complaints/${encodeURIComponent(this.id)}/${this.step}`, fields, {'Idempotency-Key': crypto.randomUUID()});
      this.step = null;
      this.#load();
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  async #pdf(event) {
    event.preventDefault();
    const answer = await fetch(`/api/complaints/${encodeURIComponent(this.id)}/dossier`, {headers: {Accept: 'application/pdf'}});
    const anchor = document.createElement('a');
    anchor.href = URL.createObjectURL(await answer.blob());
    anchor.download = `dossier-${this.id}.pdf`;
    anchor.click();
    URL.revokeObjectURL(anchor.href);
  }

  #load() {
    this.#case.load();
    this.#history.load();
  }
}

const clock = deadline => html`
  <div class="figure"><span class="figure-title">${word('deadline', deadline.name)}</span>
    <span class="figure-value ${deadline.secondsLeft < 0 ? 'warn' : ''}">${deadline.metAt ? html`${t('met')} ${time(deadline.metAt)}` : html`${time(deadline.dueAt, distance)}`}
      <span class="quiet">${t('due')} ${time(deadline.dueAt)}</span></span></div>`;

const entry = event => html`
  <li><span class="number-mark">${count(event.sequence + 1)}</span>
    <div><strong>${word('case-event', event.type)}</strong> <span class="quiet">${time(event.at)} · <bdi>${author(event.author)}</bdi></span>
      <dl>${Object.entries(event.data ?? {}).map(([key, value]) => html`<dt>${key}</dt><dd dir="auto">${typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)}</dd>`)}</dl></div></li>`;

const author = value => (typeof value === 'object' && value !== null ? value.actor ?? value.name ?? value.by ?? JSON.stringify(value) : value ?? '');

customElements.define('complaint-page', ComplaintPage);
