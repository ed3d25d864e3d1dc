// What customers answer when asked, and what they are worth: figures over time with margins and counts.

import {html} from 'lit';
import {get} from '../api.js';
import {count, decimal, monies} from '../format.js';
import {adjust, parameters} from '../router.js';
import {t, word} from '../settings.js';
import {Answer} from '../parts/answer.js';
import {axis, colour} from '../parts/chart.js';
import {Page} from '../parts/page.js';
import {table} from '../parts/table.js';

const KINDS = ['nps', 'csat', 'ces'];
const GROUPINGS = ['month', 'week', 'quarter', 'year', 'channel', 'surveyId'];
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

class FeedbackPage extends Page {
  #figures = new Answer(this, () => this.#read());
  #overview = new Answer(this, () => get('/api/metrics/overview'));
  #shown = '';

  connectedCallback() {
    super.connectedCallback();
    this.#overview.load();
  }

  arrive() {
    if (location.search !== this.#shown || !this.#figures.value) {
      this.#shown = location.search;
      this.#figures.load();
    }
  }

  render() {
    const {kind, by, from, to} = wanted();
    return html`
      <header class="title"><h1>${t('nav.feedback')}</h1></header>
      <form class="filters" @change=${event => adjust({[event.target.name]: event.target.value})} @submit=${event => event.preventDefault()}>
        <label>${t('figure')}<select name="kind">${KINDS.map(one => html`<option value=${one} ?selected=${one === kind}>${t(`metric.${one}`)}</option>`)}</select></label>
        <label>${t('by')}<select name="by">${GROUPINGS.map(one => html`<option value=${one} ?selected=${one === by}>${t(`by.${one}`)}</option>`)}</select></label>
        <label>${t('from')}<input type="date" name="from" .value=${from ?? ''}></label>
        <label>${t('to')}<input type="date" name="to" .value=${to ?? ''}></label>
      </form>
      ${this.#figures.show(answer => html`
        <section class="card">
          <div class="headline">
            <div><span class="big">${decimal(answer.overall.score, 1)}</span> <span class="quiet">± ${decimal(answer.overall.margin, 1)}</span></div>
            <p class="quiet">${t(`metric.${kind}.meaning`)} · ${t('answers', {count: count(answer.overall.count)})} · <code>${answer.definition}</code></p>
          </div>
          ${answer.items.length === 0 ? html`<p class="quiet empty">${t('feedback.none')}</p>` : html`
            <safar-chart .option=${chart(answer.items, kind)} .height=${300} label=${t(`metric.${kind}`)}></safar-chart>
            ${table(columns(kind, by), answer.items, {name: `${kind}-by-${by}`})}`}
        </section>`)}
      ${this.#overview.show(overview => html`
        <div class="cards">
          <section class="card"><h2>${t('types')}</h2>
            <safar-chart .option=${bars(overview.byType, 'type')} .height=${280} label=${t('types')}></safar-chart></section>
          <section class="card"><h2>${t('value')}</h2>
            <div class="figure"><span class="figure-title">${t('purchases')}</span><span class="figure-value">${count(overview.purchases.count)}</span></div>
            <div class="figure"><span class="figure-title">${t('returns')}</span><span class="figure-value">${count(overview.purchases.returns)}</span></div>
            <div class="figure"><span class="figure-title">${t('totals')}</span><span class="figure-value">${monies(overview.purchases.totals)}</span></div>
            <div class="figure"><span class="figure-title">${t('customers')}</span><span class="figure-value">${count(overview.customers)}</span></div>
          </section>
        </div>`)}`;
  }

  #read() {
    const {kind, by, from, to} = wanted();
    return get(`/api/metrics/${kind}`, {by, from, to, tz: ZONE});
  }
}

const wanted = () => ({kind: 'nps', by: 'month', ...parameters()});

const keyOf = item => item.period ?? item.channel ?? item.surveyId;

const columns = (kind, by) => [
  {key: 'key', title: t(`by.${by}`), text: keyOf, show: item => (by === 'channel' ? word('channel', keyOf(item)) : keyOf(item))},
  {key: 'score', title: t(`metric.${kind}`), number: true, show: item => decimal(item.score)},
  {key: 'margin', title: t('margin'), number: true, show: item => `± ${decimal(item.margin)}`},
  {key: 'count', title: t('count'), number: true, show: item => count(item.count)},
  ...(kind === 'nps' ? ['promoters', 'passives', 'detractors'].map(key => ({key, title: t(key), number: true, show: item => count(item[key])})) : []),
];

/** The figure with its margin above and below, and how many answers it rests on beneath. */
function chart(items, kind) {
  const names = items.map(keyOf);
  return {
    tooltip: {trigger: 'axis', formatter: points => {
      const item = items[points[0].dataIndex];
      return `${keyOf(item)}\n${decimal(item.score)} ± ${decimal(item.margin)}\n${t('answers', {count: count(item.count)})}`;
    }},
    grid: [{left: 48, right: 16, top: 24, height: 170}, {left: 48, right: 16, top: 216, height: 50}],
    xAxis: [axis({type: 'category', data: names, axisLabel: {show: false}}), axis({type: 'category', data: names, gridIndex: 1})],
    yAxis: [axis({type: 'value', scale: true, name: t(`metric.${kind}.short`), nameGap: 6, nameTextStyle: {color: colour('--quiet')}}), axis({type: 'value', gridIndex: 1, splitNumber: 1})],
    series: [
      {
        type: 'custom', encode: {x: 0, y: [1, 2]}, silent: true, tooltip: {show: false}, renderItem: whisker,
        data: items.map((item, index) => [index, (item.score ?? 0) - (item.margin ?? 0), (item.score ?? 0) + (item.margin ?? 0)]),
      },
      {type: 'line', data: items.map(item => item.score), symbolSize: 7, lineStyle: {color: colour('--accent'), width: 2}, itemStyle: {color: colour('--accent')}},
      {type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: items.map(item => item.count), itemStyle: {color: colour('--quiet'), opacity: 0.5}},
    ],
  };
}

function whisker(view, api) {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const [, high] = api.coord([api.value(0), api.value(2)]);
  const half = Math.min(8, api.size([1, 0])[0] / 4);
  return {type: 'rect', shape: {x: x - half, y: high, width: 2 * half, height: low - high}, style: {fill: colour('--accent'), opacity: 0.18}};
}

function bars(counts, group) {
  const entries = Object.entries(counts).sort(([, one], [, other]) => one - other);
  return {
    tooltip: {},
    grid: {left: 110, right: 48, top: 8, bottom: 24},
    xAxis: axis({type: 'value', splitNumber: 3}),
    yAxis: axis({type: 'category', data: entries.map(([key]) => word(group, key))}),
    series: [{type: 'bar', data: entries.map(([, value]) => value), itemStyle: {color: colour('--accent')}, label: {show: true, position: 'right', color: colour('--quiet'), formatter: bar => count(bar.value)}}],
  };
}

customElements.define('feedback-page', FeedbackPage);
export {bars};
