// One event in full: what was said, where it came from, and when it became known. All of it is text, whatever it looks like.

import {html, nothing} from 'lit';
import {count, decimal, money, time} from '../format.js';
import {t, word} from '../settings.js';
import {kind, typeColour} from './timeline.js';

const isObject = value => value !== null && typeof value === 'object';
const isBlank = value => value === null || value === '' || (isObject(value) && Object.keys(value).length === 0);
const isMoney = value => isObject(value) && typeof value.currency === 'string' && typeof value.amount === 'number';
/** Values that have words of their own. */
const WORDS = {channel: 'channel', stage: 'stage', tier: 'tier', deadline: 'deadline', outcome: 'outcome', remedy: 'remedy', desiredRemedy: 'remedy', severity: 'severity', rootCause: 'rootCause'};
const LONG = 80;
/** What is of use to programs rather than to readers. */
const ASIDE = ['subject', 'identifiers', 'touchpoint', 'rule', 'context'];
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** A value as it is read: money and times as such, lists and objects as lines. */
export function shown(value, key) {
  if (WORDS[key] && typeof value === 'string') {
    return word(WORDS[key], value);
  }
  if (isMoney(value)) {
    return money(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? '–' : html`<ul class="plain-list">${value.map(one => html`<li>${shown(one)}</li>`)}</ul>`;
  }
  if (isObject(value)) {
    return Object.entries(value).map(([key, one], index) => html`${index > 0 ? ' · ' : nothing}<span class="quiet">${word('data', key)}</span> ${shown(one, key)}`);
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? count(value) : decimal(value, 4);
  }
  if (typeof value === 'boolean') {
    return t(value ? 'yes' : 'no');
  }
  if (typeof value === 'string' && value.length > LONG) {
    return html`<span dir="auto" class="long">${value}</span>`;
  }
  return MOMENT.test(value) ? time(value) : html`<bdi>${value ?? '–'}</bdi>`;
}

const lines = entries => entries.map(([key, value]) => html`<dt>${word('data', key)}</dt><dd>${shown(value, key)}</dd>`);

/** What an event holds, as names and values; what programs need stands apart. */
export function facts(data) {
  const [aside, plain] = [true, false].map(wanted => Object.entries(data ?? {}).filter(([key, value]) => !isBlank(value) && ASIDE.includes(key) === wanted));
  return html`
    ${plain.length > 0 ? html`<dl>${lines(plain)}</dl>` : nothing}
    ${aside.length > 0 ? html`<details class="small"><summary class="quiet">${t('more.of.it')}</summary><dl>${lines(aside)}</dl></details>` : nothing}`;
}

/** An event with where it came from. */
export const eventInFull = event => html`
  <h3><span class="dot" .style=${`background:${typeColour(kind(event))}`}></span> ${word('type', event.type)} · ${word('channel', event.channel ?? '–')} · ${time(event.occurredAt)}</h3>
  ${facts(event.data)}
  <dl>
    <dt>${t('recorded')}</dt><dd>${event.recordedAt ? time(event.recordedAt) : '–'}</dd>
    ${event.source ? html`<dt>${t('source')}</dt><dd><bdi>${event.source}</bdi> / <bdi>${event.id}</bdi></dd>` : nothing}
  </dl>`;
