// Why is it so? The events and the rule behind a figure.

import {html, nothing} from 'lit';
import {get} from '../api.js';
import {count, time} from '../format.js';
import {arrow, t} from '../settings.js';
import {explain} from './answer.js';
import {Page} from './page.js';

class WhyDialog extends Page {
  static properties = {customer: {attribute: false}, path: {state: true}, answer: {state: true}, problem: {state: true}};

  /** Asks for one figure, named by its JSON pointer in the customer view. */
  async ask(path) {
    Object.assign(this, {path, answer: null, problem: null});
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    try {
      this.answer = await get(`/api/customers/${this.customer}/why`, {path});
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`
      <dialog class="wide" aria-labelledby="why-title">
        <h2 id="why-title">${t('why.title')} <code dir="ltr">${this.path}</code></h2>
        ${this.problem ? explain(this.problem) : this.answer ? this.#reasons(this.answer) : this.path ? html`<p class="quiet loading" role="status">${t('loading')}</p>` : nothing}
        <form method="dialog"><button autofocus>${t('close')}</button></form>
      </dialog>`;
  }

  #reasons(answer) {
    return html`
      <p dir="auto"><strong>${answer.words}</strong></p>
      <dl>
        ${answer.since ? html`<dt>${t('since')}</dt><dd>${time(answer.since)}</dd>` : ''}
        <dt>${t('why.rule')}</dt><dd>${rule(answer.rule)}</dd>
        <dt>${t('position')}</dt><dd>${count(answer.position)}</dd>
      </dl>
      <h3>${t('why.changes', {count: count(answer.changed)})}</h3>
      <ol class="causes">${answer.changes.map(change => html`
        <li>${time(change.at)} · ${t(`trigger.${change.trigger}`)}: <code dir="ltr">${brief(change.from)}</code> ${arrow()} <code dir="ltr">${brief(change.to)}</code>
          <span class="quiet small" dir="ltr">${change.causes.join(', ')}</span></li>`)}
      </ol>
      ${answer.changed > answer.changes.length ? html`<p class="quiet">${t('more', {count: count(answer.changed - answer.changes.length)})}</p>` : ''}`;
  }
}

const brief = value => (value === null || value === undefined ? '–' : JSON.stringify(value));

const rule = value => (typeof value === 'object' && value !== null
  ? Object.entries(value).filter(([, one]) => one !== null).map(([key, one]) => html`<span class="quiet">${key}</span> <bdi>${typeof one === 'object' ? JSON.stringify(one) : one}</bdi> `)
  : value);

customElements.define('why-dialog', WhyDialog);
