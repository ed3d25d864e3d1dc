// A picture drawn by ECharts, in the colours of the page, with its numbers in words for those who do not see it.

import {LitElement} from 'lit';
import {count} from '../format.js';
import {locale} from '../settings.js';

// the largest part of the console comes when the first picture is drawn, not before
let library;
const echarts = () => (library ??= import('echarts'));

const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The colours of series, in the order of use. */
export const palette = () => Array.from({length: 10}, (_, index) => style(`--series-${index + 1}`));

export const colour = style;

class SafarChart extends LitElement {
  /** {@code steady}: the window in time stays where the reader put it while everything else is drawn anew. */
  static properties = {option: {attribute: false}, label: {type: String}, height: {type: Number}, steady: {attribute: false}};

  #chart = null;
  #sizes = new ResizeObserver(() => this.#chart?.resize());
  #redraw = () => requestAnimationFrame(() => this.#draw());

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
    addEventListener('settings-changed', this.#redraw);
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    removeEventListener('settings-changed', this.#redraw);
    this.#sizes.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
    super.disconnectedCallback();
  }

  /** The chart itself, for those who must talk to it. */
  get chart() {
    return this.#chart;
  }

  updated() {
    this.setAttribute('aria-label', this.label ?? '');
    this.style.height = `${this.height}px`;
    this.#draw();
  }

  async #draw() {
    const {init} = await echarts();
    if (!this.option || !this.isConnected || this.clientWidth === 0) {
      return;
    }
    if (!this.#chart) {
      this.#chart = init(this);
      for (const name of ['click', 'datazoom', 'brushEnd']) {
        this.#chart.on(name, detail => this.dispatchEvent(new CustomEvent(`chart-${name}`, {detail})));
      }
    }
    const text = style('--text');
    const option = this.steady ? this.#kept(this.option) : this.option;
    this.#chart.setOption({
      animationDuration: 250,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: text},
      color: palette(),
      ...option,
      // drawn on the canvas: no markup is made of data
      tooltip: this.option.tooltip === undefined ? undefined
        : {renderMode: 'richText', backgroundColor: style('--raised'), borderColor: style('--line'), textStyle: {color: text}, confine: true, ...this.option.tooltip},
    }, {notMerge: true, lazyUpdate: false});
  }

  #kept(option) {
    const zoom = this.#chart.getOption()?.dataZoom?.[0];
    return zoom && option.dataZoom
      ? {...option, dataZoom: option.dataZoom.map(one => ({...one, startValue: zoom.startValue, endValue: zoom.endValue}))}
      : option;
  }
}

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
  time: value => new Intl.DateTimeFormat(locale(), {year: '2-digit', month: 'short', day: 'numeric'}).format(value),
};

/** Axes in the colours of the page, their numbers and days as the reader writes them. */
export const axis = (settings = {}) => ({
  axisLine: {lineStyle: {color: style('--line')}},
  axisTick: {show: false},
  splitLine: {lineStyle: {color: style('--line')}},
  ...settings,
  axisLabel: {color: style('--quiet'), hideOverlap: true, formatter: LABELS[settings.type], ...settings.axisLabel},
});
