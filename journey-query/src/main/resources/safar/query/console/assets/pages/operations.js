// Is it well? Views and how far they are, work in progress, tokens, and deliveries that failed.

import {html, nothing} from 'lit';
import {may, post, remove} from '../api.js';
import {count, time} from '../format.js';
import {t, word} from '../settings.js';
import {Answer, explain} from '../parts/answer.js';
import {follow, jobLine} from '../parts/jobs.js';
import {Page} from '../parts/page.js';
import {table} from '../parts/table.js';
import {IMPORTS} from '../parts/imports.js';
import {letters} from '../parts/letters.js';

const EVERY = 2_000;
const VIEWS = '/api/views';
const TOKENS = '/api/tokens';
const HEALTH = '/health/ready';

/** What will be asked for whoever goes to this page. */
export const questions = wanted => [HEALTH, TOKENS, IMPORTS, letters(wanted), VIEWS];

class OperationsPage extends Page {
  static properties = {problem: {state: true}, jobs: {state: true}, made: {state: true}};

  #views = new Answer(this, () => VIEWS);
  #tokens = new Answer(this, () => TOKENS);
  #health = new Answer(this, () => HEALTH);
  #timer;

  constructor() {
    super();
    this.jobs = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#views.load();
    this.#tokens.load();
    this.#health.load();
    this.#timer = setInterval(() => this.#look(), EVERY);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  render() {
    return html`
      <header class="title"><h1>${t('nav.operations')}</h1>
        <p class="facts">${this.#wellness()}</p></header>
      ${this.problem ? explain(this.problem) : nothing}
      <section class="card"><h2>${t('views')}</h2>
        ${this.#views.show(views => table(this.#viewColumns(), views.items, {name: 'views'}))}
        ${[...this.jobs.values()].map(jobLine)}
      </section>
      <dead-letters-card .waiting=${this.#waiting()}></dead-letters-card>
      <import-card></import-card>
      <section class="card"><h2>${t('tokens')}</h2>
        ${may('admin') ? this.#newToken() : nothing}
        ${this.#tokens.show(tokens => table(this.#tokenColumns(), tokens.items, {name: 'tokens', empty: t('tokens.none')}))}
      </section>`;
  }

  #waiting() {
    return (this.#views.value?.items ?? []).reduce((sum, view) => sum + view.deadLetters, 0);
  }

  /** Whether it answers, and whether what is shown is as new as what is stored. */
  #wellness() {
    const views = this.#views.value?.items ?? [];
    const behind = Math.max(0, ...views.map(view => view.lag));
    const up = this.#health.value?.status === 'UP';
    return html`
      <span class=${up ? 'stage' : 'warn'} role="status">${t(up ? 'health.up' : this.#health.pending ? 'loading' : 'health.down')}</span>
      ${views.length > 0 ? html`<span class=${behind > 0 ? 'warn' : 'quiet'}>${behind > 0 ? t('health.behind', {events: count(behind)}) : t('health.current', {position: count(Math.max(...views.map(view => view.position)))})}</span>` : nothing}`;
  }

  #viewColumns() {
    return [
      {key: 'name', title: t('view'), show: view => html`<bdi>${word('view', view.name)}</bdi>`},
      {key: 'version', title: t('version'), number: true, show: view => count(view.version)},
      {key: 'position', title: t('position'), number: true, show: view => count(view.position)},
      {key: 'lag', title: t('lag'), number: true, show: view => html`<span class=${view.lag > 0 ? 'warn' : ''}>${count(view.lag)}</span>`},
      {key: 'deadLetters', title: t('letters'), number: true, show: view => html`<span class=${view.deadLetters > 0 ? 'warn' : ''}>${count(view.deadLetters)}</span>`},
      {key: 'documents', title: t('documents'), number: true, show: view => count(view.documents)},
      {key: 'digest', title: t('digest'), show: view => html`<code dir="ltr" title=${view.digest}>${view.digest?.slice(0, 19)}…</code>`},
      ...(may('admin') ? [{key: 'rebuild', title: t('rebuild'), text: () => '', show: view => html`<button class="plain" @click=${() => this.#rebuild(view.name)}>${t('rebuild')}</button>`}] : []),
    ];
  }

  #tokenColumns() {
    return [
      {key: 'name', title: t('token')},
      {key: 'roles', title: t('roles'), text: token => token.roles.join(' '), show: token => token.roles.map(role => t(`role.${role}`)).join(', ')},
      {key: 'issuedAt', title: t('issued'), show: token => time(token.issuedAt)},
      {key: 'expiresAt', title: t('expires'), show: token => (token.expiresAt ? time(token.expiresAt) : '–')},
      {key: 'state', title: t('state'), text: token => (token.revoked ? 'revoked' : 'good'), show: token => (token.revoked ? html`<span class="quiet">${t('revoked')}</span>`
        : may('admin') ? html`<button class="plain" @click=${() => this.#revoke(token)}>${t('revoke')}</button>` : t('good'))},
    ];
  }

  #newToken() {
    return html`
      <details><summary>${t('token.new')}</summary>
        <form class="filters" @submit=${event => this.#issue(event)}>
          <label>${t('name')}<input name="name" required maxlength="100" dir="auto"></label>
          <fieldset><legend>${t('roles')}</legend>${['ingest', 'cx', 'auditor', 'marketer', 'admin', 'scrape'].map(role => html`
            <label class="inline"><input type="checkbox" name="roles" value=${role}> ${t(`role.${role}`)}</label>`)}</fieldset>
          <button>${t('create')}</button>
        </form></details>
      ${this.made ? html`<p class="notice" role="status">${t('token.once')} <code dir="ltr">${this.made}</code></p>` : nothing}`;
  }

  async #look() {
    if (document.hidden) {
      return;
    }
    await Promise.all([this.#views.load(), this.#health.load()]);
  }

  #rebuild(view) {
    return this.#try(async () => follow(await post(`/api/views/${view}/rebuild`), job => this.#know(job)));
  }

  #issue(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    return this.#try(async () => {
      const {token} = await post(TOKENS, {name: form.get('name'), roles: form.getAll('roles')});
      this.made = token;
      event.target.reset();
      this.#tokens.load();
    });
  }

  #revoke(token) {
    return this.#try(async () => {
      await remove(`/api/tokens/${token.id}`);
      this.#tokens.load();
    });
  }

  #know(job) {
    this.jobs = new Map(this.jobs).set(job.id, job);
  }

  async #try(work) {
    this.problem = null;
    try {
      await work();
    } catch (problem) {
      this.problem = problem;
    }
  }
}

customElements.define('operations-page', OperationsPage);
