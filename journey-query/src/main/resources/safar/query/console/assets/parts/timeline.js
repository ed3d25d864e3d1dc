// A journey over all channels: a lane for each, the stages beneath, and a window in time that can be moved and narrowed.

import {html} from 'lit';
import {axis, colour, isWhole, palette, zoomer} from './chart.js';
import {moment} from '../format.js';
import {appearance, t, word} from '../settings.js';
import {kept} from './kept.js';

/** Every type has one colour on every page; events of cases have one together. */
const TYPES = ['purchase', 'return', 'complaint', 'survey-answer', 'call', 'message', 'page-view', 'visit'];
const CASE = 'case';
const LANE = 32;
// from so many events of a kind on they are drawn in one go, and in so long a journey thin
const SOME = 20;
const MANY = 1_000;

export const typeColour = type => {
  const index = TYPES.indexOf(type);
  return index >= 0 ? palette()[index] : colour(type === CASE ? '--warn' : '--quiet');
};

/** What an event is shown as: its type, or that it belongs to a case. */
export const kind = event => (event.channel === CASE ? CASE : event.type);

/**
 * @param events of the whole journey, oldest first
 * @param stages {stage, at} oldest first
 * @param view {hidden: kinds that are not shown, chosen: the event that is looked at, from, to: the window in time to begin with, mark: a
 *   moment, end: how far the picture reaches at least}
 * @param heard {choose(event), move(from, to)}
 */
export function timeline(events, stages, view, heard) {
  const lanes = lanesOf(events);
  return html`<safar-chart .option=${picture(events, lanes, innerWidth < 600 ? 76 : 110, appearance())}
    .over=${over(events, stages, [...view.hidden].join(), view.chosen, view.mark, view.end, appearance())} .height=${118 + lanes.length * LANE}
    .steady=${{startValue: view.from, endValue: view.to}}
    label=${t('timeline.label', {events: events.length, channels: lanes.map(lane => word('channel', lane)).join(', ')})}
    @chart-click=${event => choose(event.detail, events, heard)}
    @chart-datazoom=${event => move(event.currentTarget.chart, heard)}></safar-chart>`;
}

function choose(point, events, heard) {
  const event = point.seriesType === 'scatter' && events[point.value[2]];
  if (event) {
    heard.choose(event);
  }
}

function move(chart, heard) {
  const [window] = chart.getOption().dataZoom;
  heard.move(...(isWhole(window) ? [null, null] : [window.startValue, window.endValue]));
}

const lanesOf = kept(events =>
  [...new Set(events.map(event => event.channel))].sort((one, other) => (one === CASE) - (other === CASE) || one.localeCompare(other)));

const firstOf = events => Date.parse(events[0]?.occurredAt ?? 0);
const lastOf = events => Math.max(Date.parse(events.at(-1)?.occurredAt ?? 0), firstOf(events) + 86_400_000);

/** The events in their lanes. It is drawn once, since a long journey takes a while. */
const picture = kept((events, lanes, side, _) => {
  const top = 12;
  const height = lanes.length * LANE;
  const [first, last] = [firstOf(events), lastOf(events)];
  const shown = {minValueSpan: 60_000, xAxisIndex: [0, 1]};
  return {
    legend: {show: false},
    grid: [
      {left: side, right: 16, top, height},
      {left: side, right: 16, top: top + height + 4, height: 22},
    ],
    xAxis: [
      axis({id: 'events', type: 'time', gridIndex: 0, min: first, max: last, axisLabel: {show: false}, splitLine: {show: false}}),
      axis({id: 'stages', type: 'time', gridIndex: 1, min: first, max: last, splitLine: {show: false}}),
    ],
    yAxis: [
      axis({type: 'category', data: lanes, gridIndex: 0, inverse: true, splitLine: {show: true, lineStyle: {color: colour('--line')}}, axisLabel: {formatter: lane => word('channel', lane), width: side - 12, overflow: 'truncate'}}),
      {type: 'category', data: [t('stage')], gridIndex: 1, axisLine: {show: false}, axisTick: {show: false}, axisLabel: {color: colour('--quiet')}},
    ],
    dataZoom: [
      {type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl', ...shown},
      {...zoomer(), bottom: 6, filterMode: 'none', ...shown},
    ],
    tooltip: {trigger: 'item', formatter: point => (point.seriesType === 'scatter'
      ? `${word('type', events[point.value[2]].type)}\n${moment(events[point.value[2]].occurredAt)}`
      : `${word('stage', point.value[2])}\n${moment(new Date(point.value[0]).toISOString())}`)},
    series: points(events),
  };
});

/** What changes from step to step: the stages, what is looked at, the moment on the clock, and which kinds are shown. */
const over = kept((events, stages, hidden, chosen, mark, end, _) => {
  const last = Math.max(lastOf(events), end);
  const until = Math.min(last, mark ?? last);
  const bands = stages.map((entry, index) => [Date.parse(entry.at), Math.max(Date.parse(entry.at), stages[index + 1] ? Date.parse(stages[index + 1].at) : until), entry.stage]);
  const gone = new Set(hidden.split(','));
  return {
    legend: {selected: Object.fromEntries([...new Set(events.map(kind))].map(name => [name, !gone.has(name)]))},
    xAxis: [{id: 'events', max: last}, {id: 'stages', max: last}],
    series: [looked(events, chosen, mark), stageBand(bands)],
  };
});

/** One series for each kind: a colour for all of its points. Many of them are thin, so that moving and zooming stays smooth. */
function points(events) {
  const kinds = Map.groupBy(events.map((event, index) => ({event, index})), ({event}) => kind(event));
  const shape = events.length > MANY ? {symbol: 'rect', symbolSize: [3, 16], large: true, largeThreshold: 1} : {symbolSize: 9, large: true, largeThreshold: SOME};
  return [...kinds].map(([name, those]) => ({
    id: name, name, type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, ...shape,
    itemStyle: {color: typeColour(name), opacity: 0.85},
    data: those.map(({event, index}) => [Date.parse(event.occurredAt), event.channel, index]),
  }));
}

/** The event that is looked at, and the moment on the clock as a line through all lanes. */
function looked(events, chosen, mark) {
  const place = chosen ? events.indexOf(chosen) : -1;
  return {
    id: 'looked-at', type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, symbolSize: 17, z: 5,
    itemStyle: {color: chosen ? typeColour(kind(chosen)) : 'transparent', borderColor: colour('--text'), borderWidth: 2},
    data: place < 0 ? [] : [[Date.parse(chosen.occurredAt), chosen.channel, place]],
    markLine: {
      silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: colour('--accent'), type: 'solid', width: 1.5},
      data: mark ? [{xAxis: mark}] : [],
    },
  };
}

function stageBand(bands) {
  const colours = palette();
  const names = [...new Set(bands.map(([, , stage]) => stage))];
  return {
    id: 'stage-band', type: 'custom', xAxisIndex: 1, yAxisIndex: 1, data: bands, encode: {x: [0, 1]}, clip: true,
    renderItem: (view, api) => {
      const [start, y] = api.coord([api.value(0), 0]);
      const [end] = api.coord([api.value(1), 0]);
      const area = view.coordSys;
      const x = Math.max(start, area.x);
      const width = Math.max(0, Math.min(end, area.x + area.width) - x);
      const stage = bands[view.dataIndex][2];
      return {
        // what lies outside is there all the same, since ECharts looks for it when the stages change
        type: 'rect', ignore: width === 0, shape: {x, y: y - 9, width, height: 18},
        style: {fill: colours[names.indexOf(stage) % colours.length]},
        textContent: width > 48 ? {style: {text: word('stage', stage), fill: colour('--raised'), fontSize: 11, width: width - 6, overflow: 'truncate'}} : undefined,
        textConfig: {position: 'inside'},
      };
    },
  };
}
