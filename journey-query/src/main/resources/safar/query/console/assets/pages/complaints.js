// The work list of complaints, the most urgent first, and what all cases together tell.

import {html, nothing} from 'lit';
import {may, withParameters} from '../api.js';
import {foresee, prepare, recall, remember} from '../memory.js';
import {count, fixed, hours, left, monies, percent, period, signed, time} from '../format.js';
import {adjust, link, parameters} from '../router.js';
import {appearance, t, word} from '../settings.js';
import {Answer, drawnFor} from '../parts/answer.js';
import {axis, colour} from '../parts/chart.js';
import {kept} from '../parts/kept.js';
import {Page} from '../parts/page.js';
import {table} from '../parts/table.js';

const STATES = ['open', 'received', 'acknowledged', 'investigated', 'offered', 'accepted', 'rejected', 'closed'];
const GROUPINGS = ['product', 'issue', 'rootCause', 'channel', 'month', 'quarter', 'year'];
const MOST_BARS = 15;
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** A marketer sees what all cases together tell, but no case. */
const seesCases = () => may('cx', 'auditor', 'admin');

class ComplaintsPage extends Page {
  #found = new Answer(this, () => found(parameters()));
  #trends = new Answer(this, () => trends(parameters()));
  #recovery = new Answer(this, () => recovery(parameters()));
  #shown = null;

  arrive() {
    if (this.#shown !== location.search) {
      this.#shown = location.search;
      tab() === 'trends' ? [this.#trends, this.#recovery].forEach(answer => answer.load()) : this.#list();
    }
    this.requestUpdate();
  }

  /** A row tells nearly all of its case, which is there at once when it is opened. */
  async #list() {
    await this.#found.load();
    this.#found.value?.items.map(row => [`/api/complaints/${encodeURIComponent(row.id)}`, row])
      .forEach(([address, row]) => recall(address) ?? remember(address, row));
    if (this.isConnected) {
      prepare(questions({tab: 'trends'}));
    }
  }

  render() {
    return html`
      <header class="title"><h1>${t('nav.complaints')}</h1>
        ${seesCases() ? html`<nav class="tabs" aria-label=${t('nav.complaints')}>${['list', 'trends'].map(name => html`
          <a href=${link('/complaints', {tab: name === 'list' ? '' : name})} aria-current=${tab() === name ? 'true' : nothing}>${t(`complaints.tab.${name}`)}</a>`)}</nav>` : nothing}
      </header>
      ${tab() === 'trends' ? this.#insight() : this.#work()}`;
  }

  #work() {
    const wanted = parameters();
    return html`
      <form class="filters" @change=${event => adjust({[event.target.name]: event.target.type === 'checkbox' ? (event.target.checked ? 'true' : '') : event.target.value, cursor: ''})} @submit=${event => event.preventDefault()}>
        <label>${t('case.status')}<select name="status"><option value="">${t('any')}</option>${STATES.map(state => html`<option value=${state} ?selected=${state === wanted.status}>${word('case', state)}</option>`)}</select></label>
        <label>${t('product')}<input name="product" .value=${wanted.product ?? ''} placeholder=${t('any')} dir="auto"></label>
        <label>${t('issue')}<input name="issue" .value=${wanted.issue ?? ''} placeholder=${t('any')} dir="auto"></label>
        <label>${t('order')}<select name="sort">${['timeLeft', '-filedAt', 'filedAt'].map(order => html`<option value=${order} ?selected=${order === (wanted.sort ?? 'timeLeft')}>${t(`order.${order}`)}</option>`)}</select></label>
        <label class="inline"><input type="checkbox" name="overdue" .checked=${wanted.overdue === 'true'}> ${t('overdue')}</label>
        ${wanted.customer ? html`<button class="plain" @click=${() => adjust({customer: ''})}>${t('complaints.all.customers')}</button>` : nothing}
      </form>
      <section class="card">${this.#found.show(page => table(columns(), page.items, {
        name: 'complaints', label: t('nav.complaints'), empty: t('complaints.none'), mark: row => (isOverdue(row) ? 'overdue' : ''),
        tools: html`
          ${wanted.cursor ? html`<button class="plain" @click=${() => adjust({cursor: ''})}>${t('page.first')}</button>` : nothing}
          ${page.next ? html`<button @pointerenter=${() => foresee(found({...wanted, cursor: page.next}))} @click=${() => adjust({cursor: page.next})}>${t('page.next')}</button>` : nothing}`,
      }))}</section>`;
  }

  #insight() {
    const {from, to} = parameters();
    return html`
      <form class="filters" @change=${event => adjust({[event.target.name]: event.target.value})} @submit=${event => event.preventDefault()}>
        <label>${t('by')}<select name="by">${GROUPINGS.map(one => html`<option value=${one} ?selected=${one === grouping()}>${t(`by.${one}`)}</option>`)}</select></label>
        <label>${t('from')}<input type="date" name="from" .value=${from ?? ''}></label>
        <label>${t('to')}<input type="date" name="to" .value=${to ?? ''}></label>
      </form>
      ${this.#trends.show(trends => (trends.overall.count === 0 ? html`<section class="card"><p class="quiet empty">${t('complaints.none')}</p></section>` : html`
        ${drawnFor([trends], () => this.#causes(trends))}
        ${this.#recovery.showOnce(recovery => this.#aftermath(recovery))}`))}`;
  }

  /** Drawn once for each answer: what is asked next may group otherwise. */
  #causes({overall, items}) {
    const title = t('complaints.by', {by: t(`by.${grouping()}`)});
    return html`
      ${tiles(overall)}
      <section class="card"><h2>${title}</h2>
        ${items.length === 0 ? html`<p class="quiet empty">${t('complaints.ungrouped')}</p>` : html`
          <safar-chart .height=${320} label=${title} .option=${picture(items, grouping(), appearance())} @chart-click=${event => this.#drill(items, event.detail)}></safar-chart>
          ${table(trendColumns(), ranked(items), {name: `complaints-by-${grouping()}`})}`}
      </section>`;
  }

  /** What customers did after their case was closed, beside those who never complained. */
  #aftermath(recovery) {
    const by = parameters().after ?? 'remedy';
    return html`
      <section class="card"><div class="split"><h2>${t('recovery', {days: count(recovery.days)})}</h2>
          <label class="inline">${t('by')} <select @change=${event => adjust({after: event.target.value})}>${['remedy', 'speed'].map(one => html`<option value=${one} ?selected=${one === by}>${t(`recovery.${one}`)}</option>`)}</select></label></div>
        <p class="quiet">${t('recovery.means')}</p>
        ${table(recoveryColumns(by), [recovery.overall, ...recovery.items].filter(item => item?.after), {name: `recovery-by-${by}`, empty: t('recovery.none')})}
        ${Object.entries(recovery.notFollowed ?? {}).filter(([, number]) => number > 0).map(([why, number]) => html`<p class="quiet small">${t(`recovery.${why}`, {count: count(number)})}</p>`)}
      </section>`;
  }

  /** From a bar to the cases behind it. */
  #drill(items, {dataIndex}) {
    const key = keyOf(pictured(items)[dataIndex]);
    if (seesCases() && ['product', 'issue'].includes(grouping())) {
      adjust({tab: '', by: '', [grouping()]: key});
    }
  }
}

const tab = (wanted = parameters()) => (wanted.tab === 'trends' || !seesCases() ? 'trends' : 'list');
const grouping = (wanted = parameters()) => wanted.by ?? 'product';
const byTime = () => ['month', 'quarter', 'year'].includes(grouping());

const found = ({status, product, issue, overdue, sort, cursor, customer}) =>
  withParameters('/api/complaints', {status, product, issue, overdue, sort, cursor, customer, limit: 30});
const trends = ({by, from, to}) => withParameters('/api/metrics/complaints', {by: grouping({by}), from, to, tz: ZONE});
const recovery = ({after = 'remedy', from, to}) => withParameters('/api/metrics/complaints/recovery', {by: after, from, to, tz: ZONE});

/** What will be asked for whoever goes to this page. */
export const questions = wanted => (tab(wanted) === 'trends' ? [trends, recovery] : [found]).map(ask => ask(wanted));

const keyOf = item => item[grouping()] ?? item.period ?? '–';
const nameOf = item => (byTime() ? period(keyOf(item), grouping()) : grouping() === 'product' || grouping() === 'issue' ? keyOf(item) : word(grouping(), keyOf(item)));

/** Most first; groups of time stay in their order. */
const ranked = items => (byTime() ? items : [...items].sort((one, other) => other.count - one.count));
const pictured = items => (byTime() ? items : ranked(items).slice(0, MOST_BARS));

const tiles = figures => html`
  <section class="tiles" aria-label=${t('complaints.tab.trends')}>
    ${[
      ['count', count(figures.count)], ['open', count(figures.open)], ['overdue', count(figures.overdue), figures.overdue > 0],
      ['escalated', count(figures.escalated)], ['reopened', count(figures.reopened)],
      ['upheldRate', figures.upheldRate === null ? '–' : percent(figures.upheldRate / 100)],
      ['hoursToAcknowledge', hours(figures.hoursToAcknowledge?.median)], ['hoursToAnswer', hours(figures.hoursToAnswer?.median)],
      ['redress', monies(figures.redress)],
    ].map(([key, value, alarming]) => html`<div class="tile"><span class="quiet">${t(`trend.${key}`)}</span><strong class=${alarming ? 'warn' : ''}>${value}</strong></div>`)}
  </section>
  <div class="cards two">
    <section class="card"><h2>${t('trend.outcomes')}</h2>${shares(figures.outcomes, 'outcome')}</section>
    <section class="card"><h2>${t('trend.missed')}</h2>${shares(figures.missed, 'deadline')}</section>
  </div>`;

function shares(counts, group) {
  const most = Math.max(1, ...Object.values(counts ?? {}));
  return Object.keys(counts ?? {}).length === 0 ? html`<p class="quiet">${t('empty')}</p>`
    : Object.entries(counts).sort(([, one], [, other]) => other - one).map(([key, number]) => html`
      <div class="meter"><span>${word(group, key)}</span><meter min="0" max=${most} value=${number} aria-label=${word(group, key)}></meter><span class="number">${count(number)}</span></div>`);
}

/** Over time as bars; otherwise after Pareto, with the share of all cases that the bars so far make up. */
const picture = kept((all, ..._) => {
  const items = pictured(all);
  const sum = all.reduce((total, item) => total + item.count, 0);
  let soFar = 0;
  const line = items.map(item => ((soFar += item.count) / sum) * 100);
  return {
    tooltip: {trigger: 'axis', formatter: points => `${nameOf(items[points[0].dataIndex])}\n${t('cases', {count: count(points[0].value)})}${points[1] ? ` · ${t('pareto.so.far', {share: percent(points[1].value / 100)})}` : ''}`},
    grid: {left: 56, right: 56, top: 24, bottom: byTime() ? 32 : 96},
    xAxis: axis({type: 'category', data: items.map(nameOf), axisLabel: byTime() ? {} : {rotate: 30, width: 120, overflow: 'truncate', interval: 0}}),
    yAxis: [axis({type: 'value', minInterval: 1}), ...(byTime() ? [] : [axis({type: 'value', max: 100, splitLine: {show: false}, axisLabel: {formatter: value => percent(value / 100)}})])],
    series: [
      {type: 'bar', data: items.map(item => item.count), itemStyle: {color: colour('--accent')}, barMaxWidth: 56},
      ...(byTime() ? [] : [{type: 'line', yAxisIndex: 1, data: line, itemStyle: {color: colour('--series-2')}}]),
    ],
  };
});

const trendColumns = () => [
  {key: 'key', title: t(`by.${grouping()}`), text: keyOf, show: item => (seesCases() && ['product', 'issue'].includes(grouping()) ? html`<a href=${link('/complaints', {[grouping()]: keyOf(item)})}><bdi>${nameOf(item)}</bdi></a>` : nameOf(item))},
  ...['count', 'open', 'overdue', 'escalated', 'reopened'].map(key => ({key, title: t(`trend.${key}`), number: true, show: item => count(item[key])})),
  {key: 'upheldRate', title: t('trend.upheldRate'), number: true, show: item => (item.upheldRate === null ? '–' : percent(item.upheldRate / 100))},
  {key: 'hoursToAnswer', title: t('trend.hoursToAnswer'), number: true, text: item => item.hoursToAnswer?.median, show: item => hours(item.hoursToAnswer?.median)},
];

const share = value => (value === null || value === undefined ? '–' : percent(value / 100));

const recoveryColumns = by => [
  {key: by, title: t(`recovery.${by}`), text: item => item[by] ?? 'all', show: item => (item[by] ? word(by, item[by]) : html`<strong>${t('recovery.all')}</strong>`)},
  {key: 'count', title: t('trend.count'), number: true, text: item => item.after.count, show: item => count(item.after.count)},
  {key: 'boughtAgain', title: t('recovery.bought'), number: true, text: item => item.after.boughtAgain, show: item => html`${share(item.after.boughtAgain)} <span class="quiet small">${item.after.margin === null ? '' : `± ${fixed(item.after.margin)}`}</span>`},
  {key: 'without', title: t('recovery.without'), number: true, text: item => item.without?.boughtAgain, show: item => share(item.without?.boughtAgain)},
  {key: 'difference', title: t('recovery.difference'), number: true, show: item => html`<strong>${signed(item.difference)}</strong>`},
  {key: 'complainedAgain', title: t('recovery.again'), number: true, text: item => item.after.complainedAgain, show: item => share(item.after.complainedAgain)},
  {key: 'spent', title: t('recovery.spent'), number: true, text: item => item.after.spent?.map(one => `${one.amount} ${one.currency}`).join('; '), show: item => monies(item.after.spent)},
];

/** The next deadline that was neither met nor is history. */
export const nextDeadline = file => (file.deadlines ?? []).filter(one => !one.metAt).sort((one, other) => one.dueAt.localeCompare(other.dueAt))[0];
const isOverdue = file => (nextDeadline(file)?.secondsLeft ?? 1) < 0;

const columns = () => [
  {key: 'id', title: t('case'), show: row => html`<a class="whole" href=${link(`/complaints/${encodeURIComponent(row.id)}`)}><bdi>${row.id}</bdi></a>`},
  {key: 'status', title: t('case.status'), show: row => html`<span class="tag">${word('case', row.status)}</span>`},
  {key: 'left', title: t('time.left'), text: row => nextDeadline(row)?.dueAt ?? '', show: row => {
    const deadline = nextDeadline(row);
    return deadline ? html`<span class=${isOverdue(row) ? 'warn' : ''}>${time(deadline.dueAt, left)}</span> <span class="quiet small whole">${word('deadline', deadline.name)}</span>` : '–';
  }},
  {key: 'product', title: t('product')},
  {key: 'issue', title: t('issue')},
  {key: 'severity', title: t('severity'), show: row => (row.severity ? word('severity', row.severity) : '–')},
  {key: 'assignedTo', title: t('assigned'), show: row => (row.assignedTo ? html`<bdi>${row.assignedTo}</bdi>` : '–')},
  {key: 'filedAt', title: t('filed'), show: row => time(row.filedAt)},
];

customElements.define('complaints-page', ComplaintsPage);
