// Who hears of lifecycle changes, how deliveries fare, and the changes themselves as they come.

import {html, nothing} from 'lit';
import {get, may, patch, post, remove, withParameters} from '../api.js';
import {count, millis, time} from '../format.js';
import {ask} from '../memory.js';
import {adjust, link, parameters} from '../router.js';
import {arrow, t, word} from '../settings.js';
import {Answer, explain} from '../parts/answer.js';
import {Page} from '../parts/page.js';
import {table} from '../parts/table.js';

const TAIL = 30;
const LIST = '/api/subscriptions';
const OVERVIEW = '/api/metrics/overview';
const EVERY = 3_000;
const REACH = 250;

/** What will be asked for whoever goes to this page. */
export const questions = () => [LIST, OVERVIEW];

class SubscriptionsPage extends Page {
  static properties = {problem: {state: true}, made: {state: true}, tested: {state: true}, tail: {state: true}, live: {state: true}, requests: {state: true}, known: {state: true}};

  #list = new Answer(this, () => LIST);
  #deliveries = new Answer(this, () => withParameters(`/api/subscriptions/${parameters().id}/deliveries`, {limit: 25, status: parameters().status, cursor: parameters().cursor}));
  #source = null;
  #timer;
  #shown = null;

  constructor() {
    super();
    this.tail = [];
    this.requests = {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.#list.load();
    this.#listen();
    this.#timer = setInterval(() => this.#look(), EVERY);
  }

  disconnectedCallback() {
    this.#source?.close();
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  arrive() {
    const {id, status, cursor} = parameters();
    const asked = [id, status, cursor].join(' ');
    if (id && this.#shown !== asked) {
      this.#shown = asked;
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
      ${this.tested ? html`<div class=${isTaken(this.tested) ? 'notice' : 'problem'} role="status"><strong>${t('subscription.tested')}</strong> ${attempt(this.tested)}</div>` : nothing}
      <section class="card">
        ${may('marketer', 'admin') ? this.#form() : nothing}
        ${this.#list.show(list => table(this.#columns(id), list.items, {name: 'subscriptions', empty: t('subscriptions.none')}))}
      </section>
      ${id ? html`<section class="card"><h2>${t('deliveries')} <bdi class="quiet">${this.#list.value?.items.find(one => one.id === id)?.url ?? id}</bdi></h2>${this.#deliveries.show(page => this.#log(page, id))}</section>` : nothing}
      <section class="card">
        <div class="split"><h2>${t('tail')}</h2><span class=${this.live ? 'quiet' : 'warn'} role="status">${this.live ? t('tail.live') : t('tail.waiting')}</span></div>
        ${table([
          {key: 'time', title: t('when'), show: change => time(change.time)},
          {key: 'subject', title: t('customer'), show: change => html`<a href=${link(`/customers/${change.subject}`)}><code>${change.subject.slice(0, 14)}…</code></a>`},
          {key: 'change', title: t('change'), text: change => `${change.data.from ?? ''} → ${change.data.to ?? ''}`, show: what},
          {key: 'trigger', title: t('trigger'), text: change => change.data.trigger, show: change => (change.data.trigger ? t(`trigger.${change.data.trigger}`) : '–')},
          {key: 'offset', title: t('offset'), number: true},
        ], this.tail, {name: 'lifecycle-changes', empty: t(this.known ? 'tail.none' : 'loading')})}
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
        ${['', 'delivered', 'retrying', 'failed'].map(status => html`<button class=${(parameters().status ?? '') === status ? '' : 'plain'} @click=${() => adjust({status, cursor: ''})}>${status ? t(status) : t('any')}</button>`)}
        ${may('marketer', 'admin') ? html`
          <button class="plain" @click=${() => this.#try(() => post(`/api/subscriptions/${id}/redrive`, {}))}>${t('redrive')}</button>
          <button class="plain" @click=${() => this.#try(() => post(`/api/subscriptions/${id}/replay`, {after: '0'}))}>${t('replay')}</button>` : nothing}
      </p>
      ${table([
        {key: 'offset', title: t('offset'), number: true},
        {key: 'status', title: t('state'), show: row => html`<span class=${row.status === 'failed' ? 'warn' : ''}>${t(row.status)}</span>${row.replay ? html` <span class="tag">${t('replay')}</span>` : nothing}`},
        {key: 'attempts', title: t('attempts'), text: row => row.attempts?.map(one => `${one.at} ${one.status}`).join('; '), show: row => html`<ol class="attempts">${(row.attempts ?? []).map(one => html`<li>${attempt(one)}</li>`)}</ol>`},
        {key: 'request', title: t('request'), text: row => row.offset, show: row => html`<details @toggle=${event => event.target.open && this.#request(row.offset)}><summary>${t('request.show')}</summary>
          ${this.requests[row.offset] ? html`<pre dir="ltr">${this.requests[row.offset]}</pre>` : html`<span class="quiet">${t('loading')}</span>`}</details>`},
      ], page.items, {name: `deliveries-${id}`, empty: t('deliveries.none'),
        tools: html`${parameters().cursor ? html`<button class="plain" @click=${() => adjust({cursor: ''})}>${t('page.first')}</button>` : nothing}
          ${page.next ? html`<button @click=${() => adjust({cursor: page.next})}>${t('page.next')}</button>` : nothing}`})}`;
  }

  /** What was sent: the change at this offset of the feed. */
  async #request(offset) {
    if (!this.requests[offset]) {
      const page = await get('/api/lifecycle-changes', {after: String(BigInt(offset) - 1n), limit: 1});
      this.requests = {...this.requests, [offset]: JSON.stringify(page.items[0] ?? {}, null, 2)};
    }
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

  /** How deliveries fare now; what somebody leafs through stays as it is. */
  async #look() {
    if (document.hidden) {
      return;
    }
    await this.#list.load();
    if (parameters().id && !parameters().cursor && !this.querySelector('main details[open] pre')) {
      await this.#deliveries.load();
    }
  }

  async #listen() {
    try {
      const recent = await this.#recent();
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

  #tell({items}) {
    this.tail = items.slice(-TAIL).reverse();
    this.known ||= items.length > 0;
  }

  /** The end of the feed: looked for from further and further back, since offsets are sparse. */
  async #recent() {
    const {position} = await ask(OVERVIEW);
    for (let reach = REACH; ; reach *= 8) {
      const page = await this.#last(Math.max(0, position - reach));
      this.#tell(page);
      if (page.items.length >= TAIL || reach > position) {
        this.known = true;
        return page;
      }
    }
  }

  /** The last page after an offset. */
  async #last(after) {
    let [page, items] = [null, []];
    do {
      page = await get('/api/lifecycle-changes', {after: page?.next ?? after, limit: 1000});
      items = [...items, ...page.items].slice(-TAIL);
    } while (page.items.length === 1000);
    return {items, next: page.next};
  }
}

/** One try: when, what came back, and how long it took. */
const attempt = one => html`
  ${one.at ? time(one.at) : nothing} <strong class=${isTaken(one) ? '' : 'warn'}>${one.status ? count(one.status) : t('attempt.none')}</strong>
  <span class="quiet">${millis(one.latencyMillis)}</span> ${one.excerpt ? html`<code dir="ltr" class="clip">${one.excerpt}</code>` : nothing}`;

const isTaken = one => one.status >= 200 && one.status < 300;

const what = change => {
  const {from, to, segment, into, other} = change.data;
  if (change.type === 'safar.lifecycle.stage-changed.v1') {
    return html`${from ? word('stage', from) : '–'} ${arrow()} <span class="stage" data-stage=${to}>${word('stage', to)}</span>`;
  }
  return html`${word('change', change.type)} <bdi>${segment ?? into ?? other ?? ''}</bdi>`;
};

customElements.define('subscriptions-page', SubscriptionsPage);
