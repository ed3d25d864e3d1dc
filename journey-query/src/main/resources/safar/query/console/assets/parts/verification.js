// A dossier checked before one's eyes: the events of the case, the chain over them, the log they lie in, and who signed it.

import {html, nothing, svg} from 'lit';
import {get} from '../api.js';
import {count, moment} from '../format.js';
import {t, word} from '../settings.js';
import {explain} from './answer.js';
import {Page} from './page.js';
import {check} from './proof.js';

const STEP = 64;
const MOST = 14;

class DossierCheck extends Page {
  static properties = {complaint: {attribute: false}, found: {state: true}, problem: {state: true}, busy: {state: true}};

  render() {
    return html`
      <p class="tools start"><button class="plain" ?disabled=${this.busy} @click=${() => this.#check()}>${t('proof.check')}</button></p>
      ${this.busy ? html`<p class="quiet" role="status">${t('proof.checking')}</p>` : nothing}
      ${this.problem ? explain(this.problem) : nothing}
      ${this.found ? this.#picture(this.found) : html`<p class="quiet small">${t('proof.note')}</p>`}`;
  }

  #picture(found) {
    const good = found.chained && found.headed && found.signed && found.events.every(event => event.holds);
    const shown = found.events.slice(-MOST);
    const width = Math.max(shown.length, 4) * STEP + 16;
    const mark = holds => (holds ? '✓' : '✗');
    const box = (x, y, wide, holds, title, below) => svg`
      <g class=${holds ? 'holds' : 'fails'}><title>${title}</title>
        <rect x=${x} y=${y} width=${wide} height="34" rx="6"></rect>
        <text x=${x + wide / 2} y=${y + 22} text-anchor="middle">${below} ${mark(holds)}</text></g>`;
    return html`
      <p class=${good ? 'notice' : 'problem'} role="status"><strong>${t(good ? 'proof.good' : 'proof.bad')}</strong></p>
      <div class="table-frame" tabindex="0" role="region" aria-label=${t('proof.picture')}>
      <svg class="proof" viewBox=${`0 0 ${width} 220`} width=${width} role="img" aria-label=${t('proof.picture')}>
        ${shown.map((event, index) => svg`
          ${index > 0 ? svg`<line x1=${index * STEP - 8} y1="25" x2=${index * STEP + 8} y2="25"></line>` : nothing}
          ${box(index * STEP + 8, 8, STEP - 16, event.holds, `${word('type', event.type)} · ${t('proof.leaf', {number: count(event.number)})}`, count(event.sequence + 1))}
          <line x1=${index * STEP + STEP / 2} y1="42" x2=${width / 2} y2="84"></line>`)}
        ${box(8, 84, width - 16, found.chained && found.headed, t('proof.chain'), `${t('proof.chain')} · ${t('proof.events', {count: count(found.events.length)})}`)}
        <line x1=${width / 2} y1="118" x2=${width / 2} y2="130"></line>
        ${box(8, 130, width - 16, found.events.every(event => event.holds), t('proof.log'), t('proof.log.size', {count: count(found.checkpoint.size)}))}
        <line x1=${width / 2} y1="164" x2=${width / 2} y2="176"></line>
        ${box(8, 176, width - 16, found.signed, t('proof.signed'), t('proof.signed'))}
      </svg></div>
      <p class="quiet small"><bdi>${found.checkpoint.origin}</bdi> · ${moment(found.checkpoint.time)} · <code dir="ltr">${found.checkpoint.root}</code></p>`;
  }

  async #check() {
    Object.assign(this, {busy: true, problem: null});
    try {
      this.found = await check(await get(`/api/complaints/${encodeURIComponent(this.complaint)}/dossier`));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('dossier-check', DossierCheck);
