// Who hears of lifecycle changes, how deliveries fare, and the changes themselves as they come.

import {html, nothing} from 'lit';
import {get, may, patch, post, remove} from '../api.js';
import {count, time} from '../format.js';
import {adjust, link, parameters} from '../router.js';
import {t, word} from '../settings.js';
import {Answer, explain} from '../parts/answer.js';
import {Page} from '../parts/page.js';
import {table} from '../parts/table.js';

const TAIL = 100;

class SubscriptionsPage extends Page {
  static properties = {problem: {state: true}, made: {state: true}, tested: {state: true}, tail: {state: true}, live: {state: true}};

  #list = new Answer(this, () => get('/api/subscriptions'));
  #deliveries = new Answer(this, () => get(`/api/subscriptions/${parameters().id}/deliveries`, {limit: 100, status: parameters().status}));
  #source = null;
  #shown = null;

  constructor() {
    super();
    this.tail = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#list.load();
    this.#listen();
  }

  disconnectedCallback() {
    this.#source?.close();
    super.disconnectedCallback();
  }

  arrive() {
    const {id, status} = parameters();
    if (id && this.#shown !== `${id} ${status}`) {
      this.#shown = `${id} ${status}`;
      this.#deliveries.load();
    }
    this.requestUpdate();
  }

  render() {
    const {id} = parameters();
    return html`
      <header class="title"><h1>${t('nav.subscriptions')}</h1></header>
      ${this.problem ? explain(this.problem) : nothing}
      ${this.made ? html`<p class="notice" role="status">${t('subscription.secret')} <code dir="ltr">${this.made}</code></p>` : nothing}
      ${this.tested ? html`<p class="notice" role="status">${t('subscription.tested')} <code dir="ltr">${JSON.stringify(this.tested)}</code></p>` : nothing}
      <section class="card">
        ${may('marketer', 'admin') ? this.#form() : nothing}
        ${this.#list.show(list => table(this.#columns(id), list.items, {name: 'subscriptions', empty: t('subscriptions.none')}))}
      </section>
      ${id ? html`<section class="card"><h2>${t('deliveries')} <code dir="ltr">${id}</code></h2>${this.#deliveries.show(page => this.#log(page, id))}</section>` : nothing}
      <section class="card">
        <div class="split"><h2>${t('tail')}</h2><span class=${this.live ? 'quiet' : 'warn'} role="status">${this.live ? t('tail.live') : t('tail.waiting')}</span></div>
        ${table([
          {key: 'time', title: t('when'), show: change => time(change.time)},
          {key: 'subject', title: t('customer'), show: change => html`<a href=${link(`/customers/${change.subject}`)}><code>${change.subject.slice(0, 14)}…</code></a>`},
          {key: 'change', title: t('change'), text: change => `${change.data.from ?? ''} → ${change.data.to ?? ''}`, show: what},
          {key: 'trigger', title: t('trigger'), text: change => change.data.trigger, show: change => (change.data.trigger ? t(`trigger.${change.data.trigger}`) : '–')},
          {key: 'offset', title: t('offset'), number: true},
        ], this.tail, {name: 'lifecycle-changes', empty: t('tail.none')})}
      </section>`;
  }

  #form() {
    return html`
      <details><summary>${t('subscription.new')}</summary>
        <form class="filters" @submit=${event => this.#create(event)}>
          <label>URL<input type="url" name="url" required size="40" dir="ltr" placeholder="https://example.com/hook"></label>
          <label>${t('filter')}<input name="filter" size="30" dir="ltr" placeholder='to == "at-risk"'></label>
          <label>${t('start')}<select name="start"><option value="now">${t('start.now')}</option><option value="beginning">${t('start.beginning')}</option></select></label>
          <button>${t('create')}</button>
        </form></details>`;
  }

  #columns(chosen) {
    const change = may('marketer', 'admin');
    return [
      {key: 'url', title: 'URL', show: row => html`<a href=${link('/subscriptions', {id: row.id})} aria-current=${row.id === chosen ? 'true' : nothing}><bdi>${row.url}</bdi></a>`},
      {key: 'status', title: t('state'), show: row => html`<span class=${row.status === 'active' ? 'stage' : 'warn'}>${t(`subscription.${row.status}`)}</span> ${row.reason ? html`<span class="quiet"><bdi>${row.reason}</bdi></span>` : nothing}`},
      {key: 'filter', title: t('filter'), show: row => html`<code dir="ltr">${row.filter ?? t('filter.standard')}</code>`},
      {key: 'delivered', title: t('delivered'), number: true, show: row => count(row.delivered)},
      {key: 'retrying', title: t('retrying'), number: true, show: row => count(row.retrying)},
      {key: 'failed', title: t('failed'), number: true, show: row => (row.failed ? html`<span class="warn">${count(row.failed)}</span>` : count(0))},
      {key: 'withheld', title: t('withheld'), number: true, show: row => count(row.withheld)},
      ...(change ? [{key: 'do', title: t('case.actions'), text: () => '', show: row => html`
        <button class="plain" @click=${() => this.#try(async () => (this.tested = await post(`/api/subscriptions/${row.id}/test`)))}>${t('test')}</button>
        <button class="plain" @click=${() => this.#try(() => patch(`/api/subscriptions/${row.id}`, {status: row.status === 'active' ? 'paused' : 'active'}))}>${row.status === 'active' ? t('pause') : t('resume')}</button>
        <button class="plain" @click=${() => confirm(t('delete.sure')) && this.#try(() => remove(`/api/subscriptions/${row.id}`))}>${t('delete')}</button>`}] : []),
    ];
  }

  #log(page, id) {
    return html`
      <p class="tools start">
        ${['', 'delivered', 'retrying', 'failed'].map(status => html`<button class=${(parameters().status ?? '') === status ? '' : 'plain'} @click=${() => adjust({status})}>${status ? t(status) : t('any')}</button>`)}
        ${may('marketer', 'admin') ? html`
          <button class="plain" @click=${() => this.#try(() => post(`/api/subscriptions/${id}/redrive`, {}))}>${t('redrive')}</button>
          <button class="plain" @click=${() => this.#try(() => post(`/api/subscriptions/${id}/replay`, {after: '0'}))}>${t('replay')}</button>` : nothing}
      </p>
      ${table([
        {key: 'offset', title: t('offset'), number: true},
        {key: 'status', title: t('state'), show: row => html`<span class=${row.status === 'failed' ? 'warn' : ''}>${t(row.status)}</span>${row.replay ? html` <span class="tag">${t('replay')}</span>` : nothing}`},
        {key: 'attempts', title: t('attempts'), text: row => row.attempts?.length, show: row => html`<ol class="causes">${(row.attempts ?? []).map(attempt => html`<li>${time(attempt.at)} · ${attempt.status ?? ''} · ${attempt.millis ?? attempt.latencyMillis ?? ''} ms <code dir="ltr">${attempt.response ?? attempt.excerpt ?? attempt.problem ?? ''}</code></li>`)}</ol>`},
      ], page.items, {name: `deliveries-${id}`, empty: t('deliveries.none')})}`;
  }

  #create(event) {
    event.preventDefault();
    const {url, filter, start} = Object.fromEntries(new FormData(event.target));
    return this.#try(async () => {
      const {secret} = await post('/api/subscriptions', {url, start, ...(filter ? {filter} : {})});
      this.made = secret;
      event.target.reset();
    });
  }

  async #try(work) {
    this.problem = this.tested = null;
    try {
      await work();
    } catch (problem) {
      this.problem = problem;
    }
    this.#list.load();
    if (parameters().id) {
      this.#deliveries.load();
    }
  }

  async #listen() {
    try {
      const recent = await this.#recent();
      this.tail = recent.items.slice(-TAIL).reverse();
      this.#source = new EventSource(`/api/lifecycle-changes?after=${recent.next}`);
      this.#source.onopen = () => (this.live = true);
      this.#source.onerror = () => (this.live = false);
      const hear = event => (this.tail = [JSON.parse(event.data), ...this.tail].slice(0, TAIL));
      this.#source.onmessage = hear;
      for (const type of ['safar.lifecycle.stage-changed.v1', 'safar.customer.merged.v1', 'safar.customer.split.v1', 'safar.segment.entered.v1', 'safar.segment.left.v1']) {
        this.#source.addEventListener(type, hear);
      }
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** The last page of the feed. */
  async #recent() {
    let page = await get('/api/lifecycle-changes', {after: 0, limit: 1000});
    for (let turns = 0; page.items.length === 1000 && turns < 100; turns++) {
      page = await get('/api/lifecycle-changes', {after: page.next, limit: 1000});
    }
    return page;
  }
}

const what = change => {
  const {from, to, segment, into, other} = change.data;
  if (change.type === 'safar.lifecycle.stage-changed.v1') {
    return html`${from ? word('stage', from) : '–'} → <span class="stage" data-stage=${to}>${word('stage', to)}</span>`;
  }
  return html`${word('change', change.type)} <bdi>${segment ?? into ?? other ?? ''}</bdi>`;
};

customElements.define('subscriptions-page', SubscriptionsPage);
