// Finding customers: by any identifier or text, stage, tier or segment, in any order.

import {html, nothing} from 'lit';
import {may, withParameters} from '../api.js';
import {foresee, remember} from '../memory.js';
import {count, distance, monies, time} from '../format.js';
import {adjust, link, parameters} from '../router.js';
import {t, word, words} from '../settings.js';
import {Answer} from '../parts/answer.js';
import {Page} from '../parts/page.js';
import {table} from '../parts/table.js';

const IDENTIFIER = /^(email|phone|userId|loyaltyCard|anonymousId):.+/;
const ORDERS = ['-lastSeen', 'lastSeen', '-touchpoints', '-purchases', '-spent', 'firstSeen', 'name'];
const TIERS = ['bronze', 'silver', 'gold', 'platinum'];

class CustomersPage extends Page {
  #found = new Answer(this, () => found(parameters()));
  #overview = new Answer(this, () => (seesFigures() ? OVERVIEW : {}));
  #shown = '';

  connectedCallback() {
    super.connectedCallback();
    this.#overview.load();
  }

  arrive() {
    if (location.href !== this.#shown) {
      this.#shown = location.href;
      this.#found.load().then(() => this.#found.value?.items.forEach(row => remember(`/api/customers/${row.id}`, row)));
    }
  }

  render() {
    const wanted = parameters();
    const counts = this.#overview.value?.stages;
    // whoever may not see how many there are finds them all the same
    const stages = counts ? Object.entries(counts).sort(([, one], [, other]) => other - one) : words('stage').map(stage => [stage]);
    return html`
      <header class="title">
        <h1>${t('nav.customers')}</h1>
        ${this.#overview.value?.customers !== undefined ? html`<p class="quiet">${t('customers.all', {customers: count(this.#overview.value.customers), touchpoints: count(this.#overview.value.touchpoints)})}</p>` : nothing}
      </header>
      <form class="filters" @change=${event => adjust({[event.target.name]: event.target.value, cursor: ''})} @submit=${event => event.preventDefault()}>
        ${may('cx', 'auditor', 'admin') ? html`<label>${t('search')}
          <input type="search" name="q" .value=${wanted.q ?? ''} placeholder=${t('search.hint')} dir="auto"></label>` : nothing}
        <label>${t('stage')}<select name="stage">
          <option value="">${t('any')}</option>
          ${stages.map(([stage, number]) => html`<option value=${stage} ?selected=${stage === wanted.stage}>${word('stage', stage)}${number === undefined ? nothing : ` (${count(number)})`}</option>`)}
          ${wanted.stage && !stages.some(([stage]) => stage === wanted.stage) ? html`<option value=${wanted.stage} selected>${word('stage', wanted.stage)}</option>` : nothing}
        </select></label>
        <label>${t('tier')}<select name="tier">
          <option value="">${t('any')}</option>
          ${TIERS.map(tier => html`<option value=${tier} ?selected=${tier === wanted.tier}>${word('tier', tier)}</option>`)}
        </select></label>
        <label>${t('segment')}<input name="segment" .value=${wanted.segment ?? ''} placeholder=${t('any')} size="12"></label>
        <label>${t('order')}<select name="sort">
          ${ORDERS.filter(order => order !== 'name' || may('cx', 'auditor', 'admin')).map(order => html`<option value=${order} ?selected=${order === (wanted.sort ?? '-lastSeen')}>${t(`order.${order}`)}</option>`)}
        </select></label>
      </form>
      <section class="card">
        ${this.#found.show(page => table(columns(), page.items, {
          name: 'customers', label: t('nav.customers'), empty: t('customers.none'),
          tools: html`
            ${wanted.cursor ? html`<button class="plain" @click=${() => adjust({cursor: ''})}>${t('page.first')}</button>` : nothing}
            ${page.next ? html`<button @pointerenter=${() => foresee(found({...wanted, cursor: page.next}))} @click=${() => adjust({cursor: page.next})}>${t('page.next')}</button>` : nothing}`,
        }))}
      </section>`;
  }
}

const OVERVIEW = '/api/metrics/overview';
const seesFigures = () => may('marketer', 'auditor', 'admin');
const found = ({q, stage, tier, segment, sort, cursor}) => withParameters('/api/customers', IDENTIFIER.test(q ?? '')
  ? {identifier: q} : {q, stage, tier, segment, sort, cursor, limit: 30});

/** What will be asked for whoever goes to this page. */
export const questions = wanted => [found(wanted), ...(seesFigures() ? [OVERVIEW] : [])];

const columns = () => [
  {key: 'name', title: t('customer'), text: name, show: row => html`<a href=${link(`/customers/${row.id}`)}><bdi>${name(row)}</bdi></a>`},
  {key: 'stage', title: t('stage'), text: row => row.lifecycle?.stage, show: row => html`<span class="stage" data-stage=${row.lifecycle?.stage ?? ''}>${word('stage', row.lifecycle?.stage ?? '–')}</span>`},
  {key: 'tier', title: t('tier'), text: row => row.loyalty?.tier, show: row => word('tier', row.loyalty?.tier ?? '–')},
  {key: 'touchpoints', title: t('touchpoints'), number: true, show: row => count(row.touchpoints)},
  {key: 'purchases', title: t('purchases'), number: true, text: row => row.purchases?.count, show: row => count(row.purchases?.count)},
  {key: 'spent', title: t('spent'), number: true, text: row => row.purchases?.totals?.map(total => `${total.amount} ${total.currency}`).join('; '), show: row => monies(row.purchases?.totals)},
  {key: 'open', title: t('complaints.open'), number: true, text: row => row.complaints?.open, show: row => (row.complaints?.open ? html`<span class="warn">${count(row.complaints.open)}</span>` : count(0))},
  {key: 'lastSeen', title: t('last.seen'), text: row => row.lastSeen, show: row => (row.lastSeen ? time(row.lastSeen, distance) : '–')},
];

/** What people would call this customer. */
export const name = view =>
  view.traits?.name ?? view.identifiers?.find(one => one.type === 'email')?.value ?? view.identifiers?.[0]?.value ?? view.id;

customElements.define('customers-page', CustomersPage);
