// Numbers, money and times as the reader writes them; times in the reader's zone, with UTC on hover.

import {html, nothing} from 'lit';
import {isPersian, locale, t} from './settings.js';

const NONE = '–';
const absent = value => value === null || value === undefined;
// a real minus sign, as wide as a plus
const minus = text => text.replace(/^(\u200e?)-/, '$1−');

// making a formatter takes longer than using it a hundred times
const made = new Map();
function formatter(kind, place, options) {
  const key = `${kind.name} ${place} ${JSON.stringify(options)}`;
  if (!made.has(key)) {
    made.set(key, new kind(place, options));
  }
  return made.get(key);
}

const number = (value, options) => formatter(Intl.NumberFormat, locale(), options).format(value);
const date = (iso, options, place = locale()) => formatter(Intl.DateTimeFormat, place, options).format(new Date(iso));

export const count = value => minus(number(value ?? 0));

export const decimal = (value, digits = 2) =>
  absent(value) ? NONE : minus(number(value, {maximumFractionDigits: digits}));

/** With always so many digits after the point, so that columns line up. */
export const fixed = (value, digits = 1) => (absent(value) ? NONE
  : minus(number(value, {minimumFractionDigits: digits, maximumFractionDigits: digits})));

/** With its sign also where it is above zero, as differences are written. */
export const signed = (value, digits = 1) => (absent(value) ? NONE
  : minus(number(value, {signDisplay: 'exceptZero', minimumFractionDigits: digits, maximumFractionDigits: digits})));

export const percent = share =>
  absent(share) ? NONE : number(share, {style: 'percent', maximumFractionDigits: 1});

export const money = amount =>
  amount ? minus(number(amount.amount, {style: 'currency', currency: amount.currency})) : NONE;

export const monies = amounts => (amounts?.length ? amounts.map(money).join(' · ') : NONE);

const unit = (value, name, digits = 0) =>
  number(value, {style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: digits});

export const hours = value => (absent(value) ? NONE : value >= 48 ? unit(value / 24, 'day', 1) : unit(value, 'hour', 1));

export const millis = value => number(value, {style: 'unit', unit: 'millisecond'});

export function bytes(value) {
  const [name, size] = [['gigabyte', 1e9], ['megabyte', 1e6], ['kilobyte', 1e3]].find(([, one]) => value >= one) ?? ['byte', 1];
  return number(value / size, {style: 'unit', unit: name, unitDisplay: size === 1 ? 'long' : 'short', maximumFractionDigits: 1});
}

const MOMENT = {dateStyle: 'medium', timeStyle: 'short'};

export const day = iso => date(iso, {dateStyle: 'medium'});
export const moment = iso => date(iso, MOMENT);

/** A time to be read; Persian readers see the Jalali date and beside it the ISO one. */
export function time(iso, show = moment) {
  if (!iso) {
    return nothing;
  }
  return html`<time datetime=${iso} title=${`${iso.replace('T', ' ').replace('Z', '')} UTC`}
    >${show(iso)}${isPersian() ? html` <span class="iso" dir="ltr">${isoDay(iso)}</span>` : nothing}</time>`;
}

/** The day in the reader's zone as YYYY-MM-DD. */
export const isoDay = iso => date(iso, {}, 'en-CA');

/** A day as it stands beneath an axis. */
export const shortDay = value => date(value, {year: '2-digit', month: 'short', day: 'numeric'});

const UNITS = [['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];
const largest = seconds => UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];

/** How long ago or how far ahead, in the largest unit that says something. */
export function distance(iso, from = Date.now()) {
  const seconds = (new Date(iso).getTime() - from) / 1000;
  const [name, length] = largest(seconds);
  return formatter(Intl.RelativeTimeFormat, locale(), {numeric: 'auto'}).format(Math.round(seconds / length), name);
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
  const say = options => date(first, {timeZone: 'UTC', ...options}, gregorian());
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
