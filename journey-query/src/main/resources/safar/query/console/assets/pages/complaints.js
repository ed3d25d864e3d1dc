// The work list of complaints, the most urgent first, and what all cases together tell.

import {html, nothing} from 'lit';
import {get, may} from '../api.js';
import {count, decimal, distance, percent, time} from '../format.js';
import {adjust, link, parameters} from '../router.js';
import {t, word} from '../settings.js';
import {Answer} from '../parts/answer.js';
import {axis, colour} from '../parts/chart.js';
import {Page} from '../parts/page.js';
import {table} from '../parts/table.js';

const STATES = ['open', 'closed', 'filed', 'acknowledged', 'classified', 'assigned', 'investigated', 'offered', 'accepted', 'rejected', 'withdrawn'];

class ComplaintsPage extends Page {
  #found = new Answer(this, () => get('/api/complaints', {...asked(), limit: 50}));
  #trends = new Answer(this, () => (may('cx', 'auditor', 'admin', 'marketer') ? get('/api/metrics/complaints', {by: 'product'}) : {items: []}));
  #shown = null;

  connectedCallback() {
    super.connectedCallback();
    this.#trends.load();
  }

  arrive() {
    if (this.#shown !== location.search) {
      this.#shown = location.search;
      this.#found.load();
    }
  }

  render() {
    const wanted = parameters();
    return html`
      <header class="title"><h1>${t('nav.complaints')}</h1></header>
      <form class="filters" @change=${event => adjust({[event.target.name]: event.target.type === 'checkbox' ? (event.target.checked ? 'true' : '') : event.target.value, cursor: ''})} @submit=${event => event.preventDefault()}>
        <label>${t('case.status')}<select name="status"><option value="">${t('any')}</option>${STATES.map(state => html`<option value=${state} ?selected=${state === wanted.status}>${word('case', state)}</option>`)}</select></label>
        <label>${t('product')}<input name="product" .value=${wanted.product ?? ''} dir="auto"></label>
        <label>${t('issue')}<input name="issue" .value=${wanted.issue ?? ''} dir="auto"></label>
        <label class="inline"><input type="checkbox" name="overdue" .checked=${wanted.overdue === 'true'}> ${t('overdue')}</label>
        <label>${t('order')}<select name="sort">${['timeLeft', '-filedAt', 'filedAt'].map(order => html`<option value=${order} ?selected=${order === (wanted.sort ?? 'timeLeft')}>${t(`order.${order}`)}</option>`)}</select></label>
      </form>
      <section class="card">${this.#found.show(page => html`
        ${table(columns(), page.items, {name: 'complaints', empty: t('complaints.none'), mark: row => (isOverdue(row) ? 'overdue' : '')})}
        <p class="tools">
          ${wanted.cursor ? html`<button class="plain" @click=${() => adjust({cursor: ''})}>${t('page.first')}</button>` : nothing}
          ${page.next ? html`<button @click=${() => adjust({cursor: page.next})}>${t('page.next')}</button>` : nothing}
        </p>`)}</section>
      ${may('cx', 'auditor', 'admin', 'marketer') ? html`<section class="card"><h2>${t('complaints.trends')}</h2>${this.#trends.show(trends => this.#pareto(trends))}</section>` : nothing}`;
  }

  #pareto(trends) {
    const overall = trends.overall ?? {};
    const items = [...(trends.items ?? [])].sort((one, other) => numberOf(other) - numberOf(one));
    if (items.length === 0) {
      return html`<p class="quiet empty">${t('complaints.none')}</p>`;
    }
    const sum = items.reduce((total, item) => total + numberOf(item), 0);
    let soFar = 0;
    const shares = items.map(item => ((soFar += numberOf(item)) / sum) * 100);
    return html`
      <dl class="inline-facts">${Object.entries(overall).filter(([, value]) => typeof value === 'number').map(([key, value]) => html`<div><dt>${t(`trend.${key}`)}</dt><dd>${decimal(value, 1)}</dd></div>`)}</dl>
      <safar-chart .height=${300} label=${t('complaints.trends')} .option=${{
        tooltip: {trigger: 'axis'},
        grid: {left: 56, right: 56, top: 24, bottom: 70},
        xAxis: axis({type: 'category', data: items.map(keyOf), axisLabel: {rotate: 30, width: 110, overflow: 'truncate', interval: 0}}),
        yAxis: [axis({type: 'value'}), axis({type: 'value', max: 100, splitLine: {show: false}, axisLabel: {formatter: value => percent(value / 100)}})],
        series: [
          {type: 'bar', data: items.map(numberOf), itemStyle: {color: colour('--accent')}},
          {type: 'line', yAxisIndex: 1, data: shares, itemStyle: {color: colour('--series-2')}},
        ],
      }}></safar-chart>`;
  }
}

const asked = () => {
  const {status, product, issue, overdue, sort, cursor, customer} = parameters();
  return {status, product, issue, overdue, sort, cursor, customer};
};

const numberOf = item => item.count ?? item.filed ?? item.total ?? 0;
const keyOf = item => item.key ?? item.product ?? item.period ?? item.issue ?? '–';

/** The next deadline that was neither met nor is history. */
export const nextDeadline = file => (file.deadlines ?? []).filter(one => !one.metAt).sort((one, other) => one.dueAt.localeCompare(other.dueAt))[0];
const isOverdue = file => (nextDeadline(file)?.secondsLeft ?? 1) < 0;

const columns = () => [
  {key: 'id', title: t('case'), show: row => html`<a href=${link(`/complaints/${encodeURIComponent(row.id)}`)}><bdi>${row.id}</bdi></a>`},
  {key: 'status', title: t('case.status'), show: row => html`<span class="tag">${word('case', row.status)}</span>`},
  {key: 'left', title: t('time.left'), text: row => nextDeadline(row)?.dueAt ?? '', show: row => {
    const deadline = nextDeadline(row);
    return deadline ? html`<span class=${isOverdue(row) ? 'warn' : ''}>${word('deadline', deadline.name)} ${time(deadline.dueAt, distance)}</span>` : '–';
  }},
  {key: 'product', title: t('product')},
  {key: 'issue', title: t('issue')},
  {key: 'severity', title: t('severity'), show: row => (row.severity ? word('severity', row.severity) : '–')},
  {key: 'assignedTo', title: t('assigned'), show: row => row.assignedTo ?? '–'},
  {key: 'filedAt', title: t('filed'), show: row => time(row.filedAt)},
];

customElements.define('complaints-page', ComplaintsPage);
