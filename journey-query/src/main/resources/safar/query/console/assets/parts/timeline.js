// A journey over all channels: a lane for each, the stages beneath, and a window in time that can be moved and narrowed.

import {html} from 'lit';
import {axis, colour, palette} from './chart.js';
import {moment} from '../format.js';
import {t, word} from '../settings.js';

/** Every type has one colour on every page. */
const TYPES = ['purchase', 'return', 'complaint', 'survey-answer', 'call', 'message', 'page-view', 'visit', 'custom'];

export const typeColour = type => {
  const colours = palette();
  const index = TYPES.indexOf(type);
  return index < 0 ? colours[7] : colours[index % colours.length];
};

/**
 * @param events of the journey, oldest first
 * @param stages {stage, at} oldest first
 * @param chosen the event that is looked at, if one is
 * @param choose called with the event that was clicked
 */
export function timeline(events, stages, chosen, choose) {
  const lanes = [...new Set(events.map(event => event.channel))].sort();
  const height = 110 + lanes.length * 34;
  return html`<safar-chart .option=${option(events, stages, lanes, chosen)} .height=${height}
    label=${t('timeline.label', {events: events.length, channels: lanes.join(', ')})}
    @chart-click=${event => event.detail.detail.seriesIndex === 0 && choose(events[event.detail.detail.value[2]])}></safar-chart>`;
}

function option(events, stages, lanes, chosen) {
  const top = 12;
  const height = lanes.length * 34;
  const first = Date.parse(events[0]?.occurredAt ?? 0);
  const last = Math.max(Date.parse(events.at(-1)?.occurredAt ?? 0), Date.parse(stages.at(-1)?.at ?? 0), first + 86_400_000);
  const bands = stages.map((entry, index) => [Date.parse(entry.at), Date.parse(stages[index + 1]?.at ?? new Date(last).toISOString()), entry.stage]);
  const colours = palette();
  const names = [...new Set(stages.map(entry => entry.stage))];
  return {
    animation: false,
    grid: [
      {left: 110, right: 16, top, height},
      {left: 110, right: 16, top: top + height + 4, height: 22},
    ],
    xAxis: [
      axis({type: 'time', gridIndex: 0, min: first, max: last, axisLabel: {show: false}}),
      axis({type: 'time', gridIndex: 1, min: first, max: last, splitLine: {show: false}}),
    ],
    yAxis: [
      axis({type: 'category', data: lanes, gridIndex: 0, inverse: true, splitLine: {show: true, lineStyle: {color: colour('--line')}}, axisLabel: {formatter: lane => word('channel', lane)}}),
      {type: 'category', data: [t('stage')], gridIndex: 1, axisLine: {show: false}, axisTick: {show: false}, axisLabel: {color: colour('--quiet')}},
    ],
    dataZoom: [
      {type: 'inside', xAxisIndex: [0, 1], filterMode: 'weakFilter'},
      {type: 'slider', xAxisIndex: [0, 1], bottom: 4, height: 22, filterMode: 'weakFilter', borderColor: colour('--line'), textStyle: {color: colour('--quiet')}},
    ],
    tooltip: {trigger: 'item', formatter: point => point.seriesIndex === 0
      ? `${word('type', events[point.value[2]].type)}\n${moment(events[point.value[2]].occurredAt)}`
      : `${word('stage', point.value[2])}\n${moment(new Date(point.value[0]).toISOString())}`},
    series: [
      {
        type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, symbolSize: value => (events[value[2]] === chosen ? 16 : 9),
        data: events.map((event, index) => ({
          value: [Date.parse(event.occurredAt), event.channel, index],
          itemStyle: {color: typeColour(event.type), opacity: 0.85, borderColor: event === chosen ? colour('--text') : 'transparent', borderWidth: 2},
        })),
      },
      {
        type: 'custom', xAxisIndex: 1, yAxisIndex: 1, data: bands, encode: {x: [0, 1]},
        renderItem: (view, api) => {
          const [from, y] = api.coord([api.value(0), 0]);
          const [to] = api.coord([api.value(1), 0]);
          const area = view.coordSys;
          const x = Math.max(from, area.x);
          const width = Math.min(to, area.x + area.width) - x;
          if (width <= 0) {
            return undefined;
          }
          const stage = bands[view.dataIndex][2];
          return {
            type: 'rect', shape: {x, y: y - 9, width, height: 18},
            style: {fill: colours[names.indexOf(stage) % colours.length], opacity: 0.8},
            textContent: width > 56 ? {style: {text: word('stage', stage), fill: '#fff', fontSize: 11, width: width - 6, overflow: 'truncate'}} : undefined,
            textConfig: {position: 'inside'},
          };
        },
      },
    ],
  };
}
