// Work that takes a while: asked about until it ends, shown with its progress, and stopped on demand.

import {html, nothing} from 'lit';
import {get, remove} from '../api.js';
import {count, percent} from '../format.js';
import {t} from '../settings.js';

const EVERY = 700;
const GOING = ['running', 'queued'];

const status = job => job?.status?.toLowerCase();
export const isGoing = job => GOING.includes(status(job));

/** Follows a job to its end; `told` hears of every change. */
export async function follow(job, told) {
  let known = job;
  told(known);
  while (isGoing(known)) {
    await new Promise(resolve => setTimeout(resolve, EVERY));
    known = await get(`/api/jobs/${job.id}`);
    told(known);
  }
  return known;
}

export function jobLine(job) {
  const share = job.total > 0 ? Math.min(1, job.done / job.total) : status(job) === 'done' ? 1 : 0;
  return html`
    <p class="job" role="status">
      <span>${job.kind}</span>
      <progress max="1" value=${share} aria-label=${job.kind}></progress>
      <span>${percent(share)} · ${t(`job.${status(job)}`)}${job.perSecond && isGoing(job) ? ` · ${t('rate', {rate: count(job.perSecond)})}` : ''}</span>
      ${job.problem ? html`<span class="warn" dir="auto">${job.problem}</span>` : nothing}
      ${isGoing(job) && job.id ? html`<button class="plain" @click=${() => remove(`/api/jobs/${job.id}`)}>${t('cancel')}</button>` : nothing}
    </p>`;
}
