// Numbers, money and times as the reader writes them; times in the reader's zone, with UTC on hover.

import {html, nothing} from 'lit';
import {isPersian, locale, t} from './settings.js';

const NONE = '–';
const absent = value => value === null || value === undefined;
// a real minus sign, as wide as a plus
const minus = text => text.replace(/^(\u200e?)-/, '$1−');

export const count = value => minus(new Intl.NumberFormat(locale()).format(value ?? 0));

export const decimal = (value, digits = 2) =>
  absent(value) ? NONE : minus(new Intl.NumberFormat(locale(), {maximumFractionDigits: digits}).format(value));

/** With always so many digits after the point, so that columns line up. */
export const fixed = (value, digits = 1) => (absent(value) ? NONE
  : minus(new Intl.NumberFormat(locale(), {minimumFractionDigits: digits, maximumFractionDigits: digits}).format(value)));

export const percent = share =>
  absent(share) ? NONE : new Intl.NumberFormat(locale(), {style: 'percent', maximumFractionDigits: 1}).format(share);

export const money = amount =>
  amount ? minus(new Intl.NumberFormat(locale(), {style: 'currency', currency: amount.currency}).format(amount.amount)) : NONE;

export const monies = amounts => (amounts?.length ? amounts.map(money).join(' · ') : NONE);

const unit = (value, name, digits = 0) =>
  new Intl.NumberFormat(locale(), {style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: digits}).format(value);

export const hours = value => (absent(value) ? NONE : value >= 48 ? unit(value / 24, 'day', 1) : unit(value, 'hour', 1));

export const millis = value => new Intl.NumberFormat(locale(), {style: 'unit', unit: 'millisecond'}).format(value);

export function bytes(value) {
  const [name, size] = [['gigabyte', 1e9], ['megabyte', 1e6], ['kilobyte', 1e3]].find(([, one]) => value >= one) ?? ['byte', 1];
  return new Intl.NumberFormat(locale(), {style: 'unit', unit: name, unitDisplay: size === 1 ? 'long' : 'short', maximumFractionDigits: 1}).format(value / size);
}

const MOMENT = {dateStyle: 'medium', timeStyle: 'short'};

export const day = iso => new Intl.DateTimeFormat(locale(), {dateStyle: 'medium'}).format(new Date(iso));
export const moment = iso => new Intl.DateTimeFormat(locale(), MOMENT).format(new Date(iso));

/** A time to be read; Persian readers see the Jalali date and beside it the ISO one. */
export function time(iso, show = moment) {
  if (!iso) {
    return nothing;
  }
  return html`<time datetime=${iso} title=${`${iso.replace('T', ' ').replace('Z', '')} UTC`}
    >${show(iso)}${isPersian() ? html` <span class="iso" dir="ltr">${isoDay(iso)}</span>` : nothing}</time>`;
}

/** The day in the reader's zone as YYYY-MM-DD. */
export const isoDay = iso => new Intl.DateTimeFormat('en-CA').format(new Date(iso));

const UNITS = [['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];
const largest = seconds => UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];

/** How long ago or how far ahead, in the largest unit that says something. */
export function distance(iso, from = Date.now()) {
  const seconds = (new Date(iso).getTime() - from) / 1000;
  const [name, length] = largest(seconds);
  return new Intl.RelativeTimeFormat(locale(), {numeric: 'auto'}).format(Math.round(seconds / length), name);
}

/** How much time there is until a moment, or by how much it is past. */
export function left(iso) {
  const seconds = (new Date(iso).getTime() - Date.now()) / 1000;
  const [name, length] = largest(seconds);
  return t(seconds < 0 ? 'time.over' : 'time.ahead', {time: unit(Math.max(1, Math.round(Math.abs(seconds) / length)), name)});
}

// figures are grouped by months and quarters of the Gregorian calendar, whatever calendar the reader uses
const gregorian = () => (isPersian() ? 'fa-IR-u-ca-gregory' : locale());

/** A group of time, known by its first day such as 2024-12-01 or its month such as 2024-12, as the reader calls it. */
export function period(key, by = 'month') {
  const first = new Date(`${key.length === 7 ? `${key}-01` : key}T12:00:00Z`);
  const say = options => new Intl.DateTimeFormat(gregorian(), {timeZone: 'UTC', ...options}).format(first);
  switch (by) {
    case 'year': return say({year: 'numeric'});
    case 'quarter': return t('quarter', {quarter: count(Math.floor(first.getUTCMonth() / 3) + 1), year: say({year: 'numeric'})});
    case 'month': return say({year: 'numeric', month: 'short'});
    default: return say({year: 'numeric', month: 'short', day: 'numeric'});
  }
}

/** The first day after a group of time that begins with this day, as YYYY-MM-DD. */
export function periodEnd(key, by) {
  const end = new Date(`${key.length === 7 ? `${key}-01` : key}T12:00:00Z`);
  const months = {month: 1, quarter: 3, year: 12}[by];
  if (months) {
    end.setUTCMonth(end.getUTCMonth() + months);
  } else {
    end.setUTCDate(end.getUTCDate() + (by === 'week' ? 7 : 1));
  }
  return end.toISOString().slice(0, 10);
}
