// The figures of a customer: where each stands in the view, what it is called, and how it is written.

import {html, nothing} from 'lit';
import {count, decimal, money, monies, time} from '../format.js';
import {arrow, t, word} from '../settings.js';
import {valueAt} from './patch.js';

const score = answer => (answer ? html`${decimal(answer.score)} <span class="quiet small">${time(answer.at)}</span>` : '–');
const known = (group, value) => (value ? word(group, value) : '–');

/** By JSON pointer; the order is that of reading. */
export const FIGURES = {
  '/lifecycle/stage': {title: 'stage', show: value => known('stage', value)},
  '/lifecycle/since': {title: 'since', show: value => (value ? time(value) : '–')},
  '/purchases/count': {title: 'purchases', show: count},
  '/purchases/returns': {title: 'returns', show: count},
  '/purchases/totals': {title: 'totals', show: monies},
  '/purchases/usualGapDays': {title: 'usual.gap', show: value => (value === null || value === undefined ? '–' : t('days', {days: decimal(value, 1)}))},
  '/loyalty/tier': {title: 'tier', show: value => known('tier', value)},
  '/loyalty/points': {title: 'points', show: count},
  '/loyalty/rfm': {title: 'rfm', show: rfm => (rfm ? ['recency', 'frequency', 'monetary'].map(part => count(rfm[part])).join(' · ') : '–')},
  '/loyalty/lifetimeValue': {title: 'clv', show: money, optional: true},
  '/feedback/nps': {title: 'metric.nps', show: score},
  '/feedback/csat': {title: 'metric.csat', show: score},
  '/feedback/ces': {title: 'metric.ces', show: score},
  '/complaints/total': {title: 'complaints', show: count},
  '/complaints/open': {title: 'complaints.open', show: count},
  '/complaints/lastOutcome': {title: 'outcome', show: value => known('outcome', value), optional: true},
  '/touchpoints': {title: 'touchpoints', show: count},
  '/segments': {title: 'segments', show: value => (value?.length ? value.join(', ') : '–'), optional: true},
};

export const shownAt = (view, path) => FIGURES[path].show(valueAt(view, path));

/** Whether a patch touches the value at a place. */
export const touches = (patch, path) =>
  patch.some(step => step.path === path || step.path.startsWith(`${path}/`) || path.startsWith(`${step.path}/`));

const empty = value => value === undefined || value === null || value === 0 || (Array.isArray(value) && value.length === 0);
const isSame = (one, other) => (empty(one) && empty(other)) || JSON.stringify(one) === JSON.stringify(other);

/** The figures that a step changed, each before and after; what came before is unknown where no view is given. */
export function changesOf(patch, before, after) {
  const changed = Object.entries(FIGURES).filter(([path]) => touches(patch, path))
    .filter(([path]) => !before || !isSame(valueAt(before, path), valueAt(after, path)));
  return changed.length === 0 ? html`<p class="quiet">${t('step.nothing')}</p>` : html`
    <ul class="changes">${changed.map(([path, figure]) => html`
      <li><span class="quiet">${t(figure.title)}</span> ${before ? html`<span class="was">${figure.show(valueAt(before, path))}</span> ${arrow()} ` : nothing}<strong>${figure.show(valueAt(after, path))}</strong></li>`)}</ul>`;
}
