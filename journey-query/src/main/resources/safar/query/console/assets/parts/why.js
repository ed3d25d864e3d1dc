// Why is it so? The events and the rule behind a figure.

import {html} from 'lit';
import {get} from '../api.js';
import {time} from '../format.js';
import {t} from '../settings.js';
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
        ${this.problem ? explain(this.problem) : this.answer ? this.#reasons(this.answer) : html`<p class="quiet loading" role="status">${t('loading')}</p>`}
        <form method="dialog"><button autofocus>${t('close')}</button></form>
      </dialog>`;
  }

  #reasons(answer) {
    const causes = answer.causes ?? [];
    return html`
      <p dir="auto">${answer.because ?? answer.explanation ?? ''}</p>
      ${answer.rule ? html`<p class="quiet">${t('why.rule')}: <code dir="ltr">${typeof answer.rule === 'string' ? answer.rule : JSON.stringify(answer.rule)}</code></p>` : ''}
      ${answer.policyVersion !== undefined && answer.policyVersion !== null ? html`<p class="quiet">${t('policy.version')} ${answer.policyVersion}</p>` : ''}
      <ol class="causes">${causes.slice(0, 200).map(cause => html`
        <li>${typeof cause === 'string' ? html`<code dir="ltr">${cause}</code>` : html`<code dir="ltr">${cause.eventId ?? cause.id}</code> ${cause.type ?? ''} ${cause.occurredAt ? time(cause.occurredAt) : ''}`}</li>`)}
      </ol>
      ${causes.length > 200 ? html`<p class="quiet">${t('more', {count: causes.length - 200})}</p>` : ''}`;
  }
}

customElements.define('why-dialog', WhyDialog);
