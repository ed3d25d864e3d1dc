// A picture drawn by ECharts, in the colours of the page, with its numbers in words for those who do not see it.

import {LitElement} from 'lit';
import {count, shortDay} from '../format.js';
import {appearance} from '../settings.js';
import {idle, whenPainted} from './idle.js';
import {kept} from './kept.js';

// the largest part of the console comes with the first picture, or once all else is there and nobody waits for anything
const LATER_MILLIS = 1_500;
let library;
let loaded;
const echarts = () => (library ??= import('echarts').then(module => (loaded = module)));
addEventListener('load', () => setTimeout(async () => {
  await idle();
  await rehearse(await echarts());
}, LATER_MILLIS));

/** Draws some of everything where nobody sees it, since what is drawn first takes several times as long. */
async function rehearse({init}) {
  const unseen = init(document.createElement('div'), null, {width: 400, height: 200});
  for (const option of Array(TIMES).fill(REHEARSED).flat()) {
    await idle();
    unseen.setOption(dressed({tooltip: {}, ...option}), {notMerge: true});
    // merging is what a step in a journey costs
    unseen.setOption({series: []});
    unseen.getZr().flush();
  }
  unseen.dispose();
}

// compiled for good only after it ran some times
const TIMES = 8;
const many = Array.from({length: 24}, (_, index) => index);
const anything = {type: 'custom', data: [[0, 1]], renderItem: () => ({type: 'rect', shape: {x: 0, y: 0, width: 9, height: 9}})};
const REHEARSED = [
  {
    legend: {type: 'scroll'}, xAxis: {type: 'category', data: many.map(String)}, yAxis: {type: 'value'},
    series: [
      ...['a', 'b', 'c'].map(name => ({type: 'line', name, stack: 'a', symbol: 'none', zlevel: 0, areaStyle: {}, data: many})),
      ...['d', 'e', 'f'].map(name => ({type: 'bar', name, stack: 'b', data: many, label: {show: true}})), anything,
    ],
  },
  {
    legend: {show: false}, xAxis: {type: 'time', min: 0, max: 9e9}, yAxis: {type: 'category', data: ['a']}, dataZoom: [{type: 'inside'}, {type: 'slider'}],
    series: [...[1, 100].map(largeThreshold => (
      {type: 'scatter', large: true, largeThreshold, data: Array.from({length: 50}, (_, index) => [index * 2e8, 'a', index]), markLine: {data: [{xAxis: 5e9}]}})), anything],
  },
  {series: [{type: 'sankey', data: many.map(index => ({name: `${index}`})), links: many.slice(12).map(index => ({source: `${index - 12}`, target: `${index}`, value: 1}))}]},
  {series: [{type: 'graph', layout: 'circular', data: [{name: 'a'}, {name: 'b'}], links: [{source: 'a', target: 'b'}], label: {show: true}}]},
  {
    xAxis: {type: 'category', data: ['a']}, yAxis: {type: 'category', data: ['a']}, visualMap: {min: 0, max: 1},
    series: [{type: 'heatmap', data: [[0, 0, 1]], label: {show: true}}],
  },
];

// asking for a style makes the browser work out all of them
const styles = kept(_ => new Map());
function style(name) {
  const known = styles(appearance());
  if (!known.has(name)) {
    known.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  }
  return known.get(name);
}

const colours = kept(_ => Array.from({length: 10}, (_, index) => style(`--series-${index + 1}`)));

/** The colours of series, in the order of use. */
export const palette = () => colours(appearance());

export const colour = style;

/** How wide a picture is printed at most. */
const PAPER = 700;

/** What a picture tells of what is done to it. */
const EVENTS = ['click', 'datazoom', 'brushEnd'];

/** How many pictures are kept that nobody sees at present. */
const MOST_SHELVED = 12;
/** By what they show: drawn ahead, or drawn and left, and there at once for whoever comes to the same; what was shelved first comes first. */
const shelf = new Map();

function shelve(option, chart) {
  shelf.get(option)?.dispose();
  shelf.delete(option);
  shelf.set(option, chart);
  if (shelf.size > MOST_SHELVED) {
    takeBack(shelf.keys().next().value).dispose();
  }
}

function takeBack(option) {
  const chart = shelf.get(option);
  shelf.delete(option);
  return chart;
}

/** Draws a picture before anybody comes to see it; {@code half}: it will stand beside something else. */
export function drawAhead({option, height, half = false}) {
  if (!loaded || shelf.has(option) || [...document.querySelectorAll('safar-chart')].some(one => one.option === option)) {
    return;
  }
  const frame = document.createElement('div');
  const chart = loaded.init(frame, null, {width: roomFor(half), height});
  chart.setOption(dressed(option), {notMerge: true});
  chart.getZr().flush();
  shelve(option, chart);
}

/** How wide a picture on a card is where one looks at present, in pixels. */
function roomFor(half) {
  const cards = document.createElement('div');
  cards.className = half ? 'cards two' : '';
  cards.append(...Array.from({length: 2}, () => Object.assign(document.createElement('section'), {className: 'card'})));
  cards.firstChild.append(document.createElement('safar-chart'));
  document.querySelector('main').append(cards);
  const width = cards.firstChild.firstChild.clientWidth;
  cards.remove();
  return width;
}

class SafarChart extends LitElement {
  /**
   * {@code over}: what is merged into the picture without drawing all of it anew, namely its legend, its horizontal axes by id, and more
   * series; {@code steady}: the window in time to begin with, which from then on stays where the reader put it while everything else is drawn anew.
   */
  static properties = {option: {attribute: false}, over: {attribute: false}, label: {type: String}, height: {type: Number}, steady: {attribute: false}};

  #chart = null;
  /** What the chart shows. */
  #drawn = null;
  #onPaper = () => {
    this.#chart?.resize({width: Math.min(this.clientWidth, PAPER)});
    // paper does not wait for the next frame
    this.#chart?.getZr().flush();
  };
  #onScreen = () => {
    if (this.#chart && (this.#chart.getWidth() !== this.clientWidth || this.#chart.getHeight() !== this.clientHeight)) {
      this.#chart.resize({width: 'auto'});
    }
  };
  #sizes = new ResizeObserver(this.#onScreen);
  #redraw = () => this.#soon(true);
  /** Whether something is to be drawn after the next painting, and whether that is all of it. */
  #due = null;

  constructor() {
    super();
    this.height = 260;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('role', 'img');
    echarts();
    addEventListener('settings-changed', this.#redraw);
    addEventListener('beforeprint', this.#onPaper);
    addEventListener('afterprint', this.#onScreen);
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    removeEventListener('settings-changed', this.#redraw);
    removeEventListener('beforeprint', this.#onPaper);
    removeEventListener('afterprint', this.#onScreen);
    this.#sizes.disconnect();
    this.#leave();
    super.disconnectedCallback();
  }

  /** The chart itself, for those who must talk to it. */
  get chart() {
    return this.#chart;
  }

  updated(changed) {
    this.setAttribute('aria-label', this.label ?? '');
    this.style.height = `${this.height}px`;
    if (!this.#chart && shelf.has(this.option)) {
      this.#return();
    } else if (!this.#chart || changed.has('option') || changed.has('height')) {
      this.#soon(true);
    } else if (changed.has('over')) {
      this.#soon(false);
    }
  }

  /** A picture with nothing over it is kept for whoever comes back. */
  #leave() {
    const [chart, drawn] = [this.#chart, this.#drawn];
    this.#chart = this.#drawn = null;
    if (!chart) {
      return;
    }
    EVENTS.forEach(name => chart.off(name));
    chart.getDom().remove();
    if (this.over || this.steady || drawn !== this.option) {
      chart.dispose();
    } else {
      chart.dispatchAction({type: 'hideTip'});
      shelve(drawn, chart);
    }
  }

  #return() {
    this.#drawn = this.option;
    this.#hold(takeBack(this.option));
    this.append(this.#chart.getDom());
  }

  #hold(chart) {
    this.#chart = chart;
    EVENTS.forEach(name => chart.on(name, detail => this.dispatchEvent(new CustomEvent(`chart-${name}`, {detail}))));
  }

  #soon(whole) {
    if (this.#due) {
      this.#due.whole ||= whole;
      return;
    }
    this.#due = {whole};
    whenPainted(() => {
      const due = this.#due;
      this.#due = null;
      due.whole ? this.#draw() : this.#lay();
    });
  }

  /** What lies over the picture. */
  #lay() {
    if (this.over) {
      this.#chart?.setOption(this.over);
    }
  }

  #draw() {
    if (!loaded) {
      echarts().then(() => this.#draw());
      return;
    }
    if (!this.option || !this.isConnected || this.clientWidth === 0) {
      return;
    }
    if (!this.#chart) {
      const frame = document.createElement('div');
      this.append(frame);
      this.#hold(loaded.init(frame));
    }
    this.#drawn = this.option;
    const whole = this.over ? merged(this.option, this.over) : this.option;
    this.#chart.setOption(dressed(this.steady ? this.#inWindow(whole) : whole), {notMerge: true});
  }

  #inWindow(option) {
    const [now] = this.#chart.getOption()?.dataZoom ?? [];
    const {startValue, endValue} = !now ? this.steady : isWhole(now) ? {} : now;
    return {...option, dataZoom: option.dataZoom.map(one => ({...one, startValue, endValue}))};
  }
}

/** A picture in the colours and letters of the page. */
function dressed(option) {
  const text = style('--text');
  return {
    // it is there at once, also on paper
    animation: false,
    textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: text},
    color: palette(),
    ...option,
    // drawn on the canvas: no markup is made of data
    tooltip: option.tooltip === undefined ? undefined
      : {renderMode: 'richText', backgroundColor: style('--raised'), borderColor: style('--line'), textStyle: {color: text}, confine: true, ...option.tooltip},
  };
}

/** A picture with what lies over it, as ECharts would merge them, at the price of one. */
const merged = (option, over) => ({
  ...option,
  legend: {...option.legend, ...over.legend},
  xAxis: option.xAxis.map(axis => ({...axis, ...over.xAxis.find(one => one.id === axis.id)})),
  series: [...option.series, ...over.series],
});

/** Whether a window is open over all that there is. */
export const isWhole = ({start, end}) => start <= 0.01 && end >= 99.99;

customElements.define('safar-chart', SafarChart);

/** The strip beneath a picture by which its window in time is moved and narrowed. */
export const zoomer = () => ({
  type: 'slider', height: 22, borderColor: style('--line'), backgroundColor: 'transparent', fillerColor: style('--veil'), brushSelect: true,
  handleStyle: {color: style('--raised'), borderColor: style('--accent')}, moveHandleStyle: {color: style('--accent'), opacity: 0.5},
  emphasis: {handleStyle: {borderColor: style('--accent')}, moveHandleStyle: {color: style('--accent')}},
  dataBackground: {lineStyle: {color: style('--quiet'), opacity: 0.4}, areaStyle: {color: style('--quiet'), opacity: 0.15}},
  selectedDataBackground: {lineStyle: {color: style('--accent')}, areaStyle: {color: style('--accent'), opacity: 0.25}},
  brushStyle: {color: style('--veil')}, textStyle: {color: style('--quiet'), fontSize: 11},
  labelFormatter: value => LABELS.time(value),
});

const LABELS = {
  value: count,
  time: shortDay,
};

/** A legend that is leafed through where there is no room for all of it. */
export const legend = () => ({
  type: 'scroll', textStyle: {color: style('--text')}, pageTextStyle: {color: style('--quiet')}, pageIconColor: style('--accent'), pageIconInactiveColor: style('--line'),
  pageFormatter: ({current, total}) => `${count(current)} / ${count(total)}`,
});

/** Axes in the colours of the page, their numbers and days as the reader writes them. */
export const axis = (settings = {}) => ({
  axisLine: {lineStyle: {color: style('--line')}},
  axisTick: {show: false},
  splitLine: {lineStyle: {color: style('--line')}},
  ...settings,
  axisLabel: {color: style('--quiet'), hideOverlap: true, formatter: LABELS[settings.type], ...settings.axisLabel},
});
