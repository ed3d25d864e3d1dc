// Numbers, money and times as the reader writes them; times in the reader's zone, with UTC on hover.

import {html, nothing} from 'lit';
import {isPersian, locale} from './settings.js';

export const count = value => new Intl.NumberFormat(locale()).format(value ?? 0);

export const decimal = (value, digits = 2) =>
  value === null || value === undefined
    ? '–'
    : new Intl.NumberFormat(locale(), {maximumFractionDigits: digits}).format(value);

export const percent = share => new Intl.NumberFormat(locale(), {style: 'percent', maximumFractionDigits: 1}).format(share);

export const money = amount =>
  amount ? new Intl.NumberFormat(locale(), {style: 'currency', currency: amount.currency}).format(amount.amount) : '–';

export const monies = amounts => (amounts?.length ? amounts.map(money).join(' · ') : '–');

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

/** How long ago or how far ahead, in the largest unit that says something. */
export function distance(iso, from = Date.now()) {
  const seconds = (new Date(iso).getTime() - from) / 1000;
  const units = [['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale(), {numeric: 'auto'}).format(Math.round(seconds / length), unit);
}
