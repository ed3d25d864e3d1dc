// What customers answer when asked, in figures and in their words; what they are worth; and over which channels one meets.

import {html, nothing} from 'lit';
import {may, withParameters} from '../api.js';
import {count, fixed, money, monies, percent, period, periodEnd, time} from '../format.js';
import {prepare, recall} from '../memory.js';
import {adjust, link, parameters} from '../router.js';
import {appearance, t, word} from '../settings.js';
import {Answer, drawnFor} from '../parts/answer.js';
import {axis, colour, legend, palette} from '../parts/chart.js';
import {kept} from '../parts/kept.js';
import {Page} from '../parts/page.js';
import {exporter, table} from '../parts/table.js';

const TABS = ['feedback', 'value', 'channels'];
const KINDS = ['nps', 'csat', 'ces'];
const GROUPINGS = ['month', 'week', 'quarter', 'year', 'channel', 'surveyId'];
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** Of pictures, in pixels. */
const HEIGHT = {curve: 300, heat: 380, mixture: 320, spread: 260, types: 280};
const FIVE = [1, 2, 3, 4, 5];

class FeedbackPage extends Page {
  #figures = new Answer(this, () => figures(wanted()), wanted);
  #answers = new Answer(this, () => answers(wanted()));
  #value = new Answer(this, () => VALUE);
  #channels = new Answer(this, () => channels(wanted()));
  #overview = new Answer(this, () => OVERVIEW);
  #shown = null;

  arrive() {
    if (location.search !== this.#shown) {
      this.#shown = location.search;
      const {tab, at} = wanted();
      const needed = {feedback: at ? [this.#figures, this.#answers] : [this.#figures], value: [this.#value, this.#overview], channels: [this.#channels, this.#overview]};
      Promise.all(needed[tab].map(answer => answer.load())).then(() => this.isConnected && prepare(near(wanted())));
    }
    this.requestUpdate();
  }

  render() {
    const {tab} = wanted();
    return html`
      <header class="title"><h1>${t('nav.feedback')}</h1>
        <nav class="tabs" aria-label=${t('nav.feedback')}>${TABS.map(name => html`
          <a href=${link('/feedback', {tab: name === 'feedback' ? '' : name})} aria-current=${tab === name ? 'true' : nothing}>${t(`feedback.tab.${name}`)}</a>`)}</nav>
      </header>
      ${tab === 'value' ? this.#worth() : tab === 'channels' ? this.#mix() : this.#asked()}`;
  }

  #asked() {
    const {kind, by} = wanted();
    const of = this.#figures.about;
    return html`
      ${filters(html`
        <label>${t('figure')}<select name="kind">${KINDS.map(one => html`<option value=${one} ?selected=${one === kind}>${t(`metric.${one}`)}</option>`)}</select></label>
        <label>${t('by')}<select name="by">${GROUPINGS.map(one => html`<option value=${one} ?selected=${one === by}>${t(`by.${one}`)}</option>`)}</select></label>`)}
      ${this.#figures.show(answer => html`
        ${drawnFor([answer, wanted().at], () => this.#curve(answer, of))}
        ${this.#verbatims()}
        ${answer.items.length === 0 ? nothing : html`<section class="card">${table(figureColumns(of.kind, of.by), answer.items, {name: `${of.kind}-by-${of.by}`, mark: item => (keyOf(item) === wanted().at ? 'chosen' : '')})}</section>`}`)}`;
  }

  #curve({overall, definition, items}, {kind, by}) {
    return html`
      <section class="card">
        <div class="headline">
          <div><span class="big">${fixed(overall.score)}</span> <span class="quiet">± ${fixed(overall.margin)}</span></div>
          <p class="quiet">${t(`metric.${kind}.meaning`)} · ${t('answers', {count: count(overall.count)})} · <code dir="ltr">${definition}</code></p>
        </div>
        ${items.length === 0 ? html`<p class="quiet empty">${t('feedback.none')}</p>` : html`
          <safar-chart .option=${curve(items, kind, by, wanted().at, appearance())} .height=${HEIGHT.curve} label=${t(`metric.${kind}`)} @chart-click=${event => this.#look(items[event.detail.dataIndex])}></safar-chart>
          <p class="quiet small">${t('feedback.drill')}</p>`}
      </section>`;
  }

  /** The answers behind one point, in the words of those who gave them. */
  #verbatims() {
    const {kind, by, at, score, cursor} = wanted();
    if (!at) {
      return nothing;
    }
    const scores = {nps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], csat: FIVE, ces: [1, 2, 3, 4, 5, 6, 7]}[kind];
    return html`
      <section class="card" id="answers">
        <div class="split"><h2>${t('feedback.answers', {of: nameOf(at, by)})}</h2>
          <span class="tools"><label class="inline">${t('score')} <select @change=${event => adjust({score: event.target.value, cursor: ''})}><option value="">${t('any')}</option>
            ${scores.map(one => html`<option value=${one} ?selected=${String(one) === score}>${count(one)}</option>`)}</select></label>
            <button class="plain" @click=${() => adjust({at: '', score: '', cursor: ''})}>${t('close')}</button></span></div>
        ${may('auditor', 'admin', 'cx') ? nothing : html`<p class="quiet">${t('feedback.masked')}</p>`}
        ${this.#answers.show(page => table(answerColumns(), page.items, {
          name: `${kind}-answers-${at}`, empty: t('feedback.none'),
          tools: html`${cursor ? html`<button class="plain" @click=${() => adjust({cursor: ''})}>${t('page.first')}</button>` : nothing}
            ${page.next ? html`<button @click=${() => adjust({cursor: page.next})}>${t('page.next')}</button>` : nothing}`,
        }))}
      </section>`;
  }

  #look(item) {
    if (item) {
      adjust({at: keyOf(item), score: '', cursor: ''});
      this.updateComplete.then(() => this.querySelector('#answers')?.scrollIntoView({block: 'nearest'}));
    }
  }

  #worth() {
    return html`
      ${this.#overview.show(overview => html`
        <section class="tiles">${[
          ['customers', count(overview.customers)], ['purchases', count(overview.purchases.count)], ['returns', count(overview.purchases.returns)],
          ['totals', monies(overview.purchases.totals)], ['refunds', monies(overview.purchases.refunds)],
        ].map(([key, value]) => html`<div class="tile"><span class="quiet">${t(key)}</span><strong>${value}</strong></div>`)}</section>`)}
      ${this.#value.showOnce(value => html`
        <section class="card"><h2>${t('rfm.title')}</h2>
          ${value.items.length === 0 ? html`<p class="quiet empty">${t(value.drawnAt ? 'rfm.none' : 'rfm.undrawn')}</p>` : html`
            <p class="quiet">${t('rfm.means', {customers: count(value.customers), spent: money(value.spent)})} ${time(value.drawnAt)}</p>
            <safar-chart .option=${heat(value.items, appearance())} .height=${HEIGHT.heat} label=${t('rfm.title')}></safar-chart>
            <details><summary>${t('as.table')}</summary>${table(rfmColumns(), value.items, {name: 'rfm'})}</details>`}
        </section>`)}`;
  }

  #mix() {
    return html`
      ${filters(nothing)}
      ${this.#channels.showOnce(mix => (mix.touchpoints === 0 ? html`<section class="card"><p class="quiet empty">${t('channels.none')}</p></section>` : html`
        <section class="card"><h2>${t('channels.mix')}</h2>
          <p class="quiet">${t('customers.all', {customers: count(mix.customers), touchpoints: count(mix.touchpoints)})}</p>
          <safar-chart .option=${mixture(mix, appearance())} .height=${HEIGHT.mixture} label=${t('channels.mix')}></safar-chart>
          <p class="tools">${exporter('channel-mix', mixColumns(mix), mix.months)}</p></section>
        <div class="cards two">
          <section class="card"><h2>${t('channels')}</h2>
            ${table(channelColumns(mix), [...mix.items].sort((one, other) => other.touchpoints - one.touchpoints), {name: 'channels'})}</section>
          <section class="card"><h2>${t('channels.spread')}</h2>
            <safar-chart .option=${spread(mix.perCustomer, appearance())} .height=${HEIGHT.spread} label=${t('channels.spread')}></safar-chart>
            <p class="tools">${exporter('channels-used', ['channels', 'customers'].map(key => ({key, title: t(key)})), mix.perCustomer)}</p></section>
        </div>`))}
      ${this.#overview.showOnce(overview => html`
        <section class="card"><h2>${t('types')}</h2>
          <safar-chart .option=${types(overview.byType, appearance())} .height=${HEIGHT.types} label=${t('types')}></safar-chart>
          <p class="tools">${exporter('types', [{key: 'type', title: t('types')}, {key: 'count', title: t('touchpoints')}], Object.entries(overview.byType).map(([type, number]) => ({type, count: number})))}</p></section>`)}`;
  }
}

const wanted = (given = parameters()) => ({kind: 'nps', by: 'month', ...given, tab: TABS.includes(given.tab) ? given.tab : 'feedback'});

const OVERVIEW = '/api/metrics/overview';
const VALUE = '/api/metrics/value';
const figures = ({kind, by, from, to}) => withParameters(`/api/metrics/${kind}`, {by, from, to, tz: ZONE});
const channels = ({from, to}) => withParameters('/api/metrics/channels', {from, to, tz: ZONE});

const answers = given => withParameters(`/api/metrics/${given.kind}/answers`, {...behind(given), cursor: given.cursor, limit: 30, tz: ZONE});

/** What is one choice away: the other tabs, the other figures, and the same by something else. */
const near = given => [
  ...TABS.flatMap(tab => questions({...given, tab})),
  ...KINDS.map(kind => figures({...given, kind})), ...GROUPINGS.map(by => figures({...given, by})),
];

/** What will be asked for whoever goes to this page. */
export const questions = given => ({feedback: [figures(wanted(given)), ...(given.at ? [answers(wanted(given))] : [])], value: [VALUE, OVERVIEW], channels: [channels(given), OVERVIEW]})[wanted(given).tab];

/** What will be drawn, of what was answered. */
export function pictures(given) {
  const {tab, kind, by, at} = wanted(given);
  const [asked, worth, mix, overview] = [figures(wanted(given)), VALUE, channels(given), OVERVIEW].map(recall);
  return {
    feedback: asked?.items.length > 0 ? [{option: curve(asked.items, kind, by, at, appearance()), height: HEIGHT.curve}] : [],
    value: worth?.items.length > 0 ? [{option: heat(worth.items, appearance()), height: HEIGHT.heat}] : [],
    channels: mix?.touchpoints > 0 && overview ? [
      {option: mixture(mix, appearance()), height: HEIGHT.mixture}, {option: spread(mix.perCustomer, appearance()), height: HEIGHT.spread, half: true}, {option: types(overview.byType, appearance()), height: HEIGHT.types},
    ] : [],
  }[tab];
}

const filters = more => html`
  <form class="filters" @change=${event => adjust({[event.target.name]: event.target.value, at: '', cursor: ''})} @submit=${event => event.preventDefault()}>
    ${more}
    <label>${t('from')}<input type="date" name="from" .value=${wanted().from ?? ''}></label>
    <label>${t('to')}<input type="date" name="to" .value=${wanted().to ?? ''}></label>
  </form>`;

const keyOf = item => item.period ?? item.channel ?? item.surveyId;
const nameOf = (key, by) => (by === 'channel' ? word('channel', key) : by === 'surveyId' ? key : period(key, by));

/** Which answers a point stands for. */
function behind({by, at, score, from, to}) {
  if (by === 'channel' || by === 'surveyId') {
    return {[by]: at, score, from, to};
  }
  const end = periodEnd(at, by);
  return {score, from: from && from > at ? from : at, to: to && to < end ? to : end};
}

const figureColumns = (kind, by) => [
  {key: 'key', title: t(`by.${by}`), text: keyOf, show: item => html`<a href=${link('/feedback', {...parameters(), at: keyOf(item), cursor: ''})}>${nameOf(keyOf(item), by)}</a>`},
  {key: 'score', title: t(`metric.${kind}`), number: true, show: item => fixed(item.score)},
  {key: 'margin', title: t('margin'), number: true, show: item => `± ${fixed(item.margin)}`},
  {key: 'count', title: t('count'), number: true, show: item => count(item.count)},
  ...(kind === 'nps' ? ['promoters', 'passives', 'detractors'].map(key => ({key, title: t(key), number: true, show: item => count(item[key])})) : []),
];

const answerColumns = () => [
  {key: 'at', title: t('when'), show: answer => time(answer.at)},
  {key: 'score', title: t('score'), number: true, show: answer => html`<strong>${count(answer.score)}</strong>`},
  {key: 'verbatim', title: t('verbatim'), show: answer => (answer.verbatim ? html`<span dir="auto" class="verbatim">${answer.verbatim}</span>` : html`<span class="quiet">–</span>`)},
  {key: 'channel', title: t('by.channel'), show: answer => word('channel', answer.channel)},
  {key: 'surveyId', title: t('by.surveyId')},
  {key: 'customer', title: t('customer'), show: answer => (answer.customer ? html`<a href=${link(`/customers/${answer.customer}`, {validAt: answer.at})}>${t('case.customer')}</a>` : '–')},
];

const rfmColumns = () => [
  {key: 'recency', title: t('rfm.recency'), number: true, show: cell => count(cell.recency)},
  {key: 'frequency', title: t('rfm.frequency'), number: true, show: cell => count(cell.frequency)},
  {key: 'customers', title: t('customers'), number: true, show: cell => count(cell.customers)},
  {key: 'spent', title: t('spent'), number: true, text: cell => `${cell.spent.amount} ${cell.spent.currency}`, show: cell => money(cell.spent)},
  {key: 'mean', title: t('rfm.mean'), number: true, text: cell => cell.spent.amount / cell.customers, show: cell => money({...cell.spent, amount: cell.spent.amount / cell.customers})},
];

const channelColumns = mix => [
  {key: 'channel', title: t('by.channel'), text: row => row.channel, show: row => word('channel', row.channel)},
  {key: 'touchpoints', title: t('touchpoints'), number: true, show: row => count(row.touchpoints)},
  {key: 'share', title: t('share'), number: true, text: row => row.touchpoints / mix.touchpoints, show: row => percent(row.touchpoints / mix.touchpoints)},
  {key: 'customers', title: t('customers'), number: true, show: row => count(row.customers)},
  {key: 'reach', title: t('channels.reach'), number: true, text: row => row.customers / mix.customers, show: row => percent(row.customers / mix.customers)},
];

const mixColumns = mix => [{key: 'period', title: t('by.month')}, ...mix.items.map(({channel}) => ({key: channel, title: word('channel', channel), text: month => month.channels[channel] ?? 0}))];

/** The figure with its margin above and below, and how many answers it rests on beneath. */
const curve = kept((items, kind, by, at, _) => {
  const names = items.map(item => nameOf(keyOf(item), by));
  const chosen = items.findIndex(item => keyOf(item) === at);
  const inTime = by !== 'channel' && by !== 'surveyId';
  return {
    tooltip: {trigger: 'axis', formatter: points => {
      const item = items[points[0].dataIndex];
      return `${nameOf(keyOf(item), by)}\n${fixed(item.score)} ± ${fixed(item.margin)}\n${t('answers', {count: count(item.count)})}`;
    }},
    axisPointer: {link: [{xAxisIndex: 'all'}]},
    grid: [{left: 52, right: 16, top: 28, height: 160}, {left: 52, right: 16, top: 212, height: 50}],
    xAxis: [axis({type: 'category', data: names, axisLabel: {show: false}}), axis({type: 'category', data: names, gridIndex: 1})],
    yAxis: [
      axis({type: 'value', scale: true, name: t(`metric.${kind}.short`), nameGap: 10, nameTextStyle: {color: colour('--quiet'), align: 'right'}}),
      axis({type: 'value', gridIndex: 1, splitNumber: 1, minInterval: 1}),
    ],
    series: [
      {
        type: 'custom', encode: {x: 0, y: [1, 2]}, silent: true, tooltip: {show: false}, renderItem: whisker,
        data: items.map((item, index) => [index, (item.score ?? 0) - (item.margin ?? 0), (item.score ?? 0) + (item.margin ?? 0)]),
      },
      {
        type: inTime ? 'line' : 'scatter', symbolSize: (_, point) => (point.dataIndex === chosen ? 13 : 8), lineStyle: {color: colour('--accent'), width: 2}, itemStyle: {color: colour('--accent')}, cursor: 'pointer', emphasis: {disabled: true},
        data: items.map(item => item.score),
      },
      {type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: items.map(item => item.count), itemStyle: {color: colour('--quiet'), opacity: 0.5}, barMaxWidth: 48, cursor: 'pointer'},
    ],
  };
});

function whisker(view, api) {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const [, high] = api.coord([api.value(0), api.value(2)]);
  const half = Math.min(8, api.size([1, 0])[0] / 4);
  return {type: 'rect', shape: {x: x - half, y: high, width: 2 * half, height: low - high}, style: {fill: colour('--accent'), opacity: 0.2}};
}

/** Customers by recency and frequency; the darker, the more. */
const heat = kept((cells, _) => {
  const most = Math.max(...cells.map(cell => cell.customers));
  const at = ([recency, frequency]) => cells.find(cell => cell.recency === recency + 1 && cell.frequency === frequency + 1);
  return {
    tooltip: {formatter: point => {
      const cell = at(point.value);
      return cell ? `${t('rfm.cell', {recency: count(cell.recency), frequency: count(cell.frequency)})}\n${t('customers')}: ${count(cell.customers)}\n${t('spent')}: ${money(cell.spent)}` : '';
    }},
    grid: {left: 56, right: 24, top: 16, bottom: 84},
    xAxis: axis({type: 'category', data: FIVE.map(count), name: t('rfm.recency.axis'), nameLocation: 'middle', nameGap: 28, nameTextStyle: {color: colour('--quiet')}}),
    yAxis: axis({type: 'category', data: FIVE.map(count), name: t('rfm.frequency.axis'), nameLocation: 'middle', nameGap: 34, nameTextStyle: {color: colour('--quiet')}}),
    visualMap: {
      min: 0, max: most, orient: 'horizontal', left: 'center', bottom: 0, itemWidth: 14, itemHeight: 160, text: [count(most), count(0)],
      textStyle: {color: colour('--quiet')}, inRange: {color: [colour('--accent-soft'), colour('--accent')]},
    },
    series: [{
      type: 'heatmap', data: cells.map(cell => [cell.recency - 1, cell.frequency - 1, cell.customers]),
      label: {show: true, formatter: point => count(point.value[2]), color: colour('--text'), textBorderColor: colour('--raised'), textBorderWidth: 3},
      itemStyle: {borderColor: colour('--raised'), borderWidth: 2},
    }],
  };
});

/** Which share of the touchpoints of a month each channel has. */
const mixture = kept(({months, items}, _) => {
  const channels = [...items].sort((one, other) => other.touchpoints - one.touchpoints).map(item => item.channel);
  const colours = palette();
  const share = (month, channel) => {
    const sum = Object.values(month.channels).reduce((total, one) => total + one, 0);
    return (100 * (month.channels[channel] ?? 0)) / sum;
  };
  return {
    tooltip: {trigger: 'axis', formatter: points => [period(months[points[0].dataIndex].period),
      ...points.filter(point => point.value > 0).map(point => `${point.seriesName}: ${percent(point.value / 100)}`)].join('\n')},
    legend: {...legend(), icon: 'circle'},
    grid: {left: 52, right: 32, top: 40, bottom: 28},
    xAxis: axis({type: 'category', data: months.map(month => period(month.period))}),
    yAxis: axis({type: 'value', max: 100, axisLabel: {formatter: value => percent(value / 100)}}),
    series: channels.map((channel, index) => ({
      // in one go, since there are hundreds of small bars
      type: 'bar', large: true, largeThreshold: 1, stack: 'all', name: word('channel', channel), itemStyle: {color: colours[index % colours.length], opacity: index < colours.length ? 1 : 0.55}, barCategoryGap: '20%',
      data: months.map(month => share(month, channel)),
    })),
  };
});

/** How many customers are met over one channel, over two, and so on. */
const spread = kept((perCustomer, _) => ({
  tooltip: {formatter: bar => `${bar.name}: ${count(bar.value)} ${t('customers')}`},
  grid: {left: 52, right: 16, top: 16, bottom: 44},
  xAxis: axis({type: 'category', data: perCustomer.map(one => count(one.channels)), name: t('channels'), nameLocation: 'middle', nameGap: 28, nameTextStyle: {color: colour('--quiet')}}),
  yAxis: axis({type: 'value', minInterval: 1}),
  series: [{type: 'bar', data: perCustomer.map(one => one.customers), itemStyle: {color: colour('--accent')}, barMaxWidth: 56, label: {show: true, position: 'top', color: colour('--quiet'), formatter: bar => count(bar.value)}}],
}));

/** Of which kind touchpoints are; the most of all on top. */
const types = kept((counts, _) => {
  const entries = Object.entries(counts).sort(([, one], [, other]) => one - other);
  return {
    tooltip: {formatter: bar => `${bar.name}: ${count(bar.value)}`},
    grid: {left: 110, right: 56, top: 8, bottom: 24},
    xAxis: axis({type: 'value', splitNumber: 3}),
    yAxis: axis({type: 'category', data: entries.map(([key]) => word('type', key))}),
    series: [{type: 'bar', data: entries.map(([, value]) => value), itemStyle: {color: colour('--accent')}, label: {show: true, position: 'right', color: colour('--quiet'), formatter: bar => count(bar.value)}}],
  };
});

customElements.define('feedback-page', FeedbackPage);
