// Why is it so? The events and the rule behind a figure.

import {html, nothing} from 'lit';
import {withParameters} from '../api.js';
import {count, decimal, moment, money, time} from '../format.js';
import {ask, recall} from '../memory.js';
import {adjust} from '../router.js';
import {arrow, t, word, words} from '../settings.js';
import {explain} from './answer.js';
import {FIGURES} from './figures.js';
import {Page} from './page.js';

/** Where it is answered why a figure of a customer is what it is. */
export const why = (customer, path) => withParameters(`/api/customers/${customer}/why`, {path});

class WhyDialog extends Page {
  static properties = {customer: {attribute: false}, path: {state: true}, answer: {state: true}, problem: {state: true}};

  /** Which figure is asked for stands in the address, by its JSON pointer in the customer view. */
  arrive({why: path = null}) {
    if (path !== (this.path ?? null)) {
      Object.assign(this, {path, answer: null, problem: null});
      this.#look(path);
    }
    super.arrive();
  }

  async #look(path) {
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (!path) {
      dialog.close();
      return;
    }
    if (!dialog.open) {
      dialog.showModal();
    }
    try {
      this.answer = recall(why(this.customer, path)) ?? null;
      const answer = await ask(why(this.customer, path));
      this.answer = path === this.path ? answer : this.answer;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`
      <dialog class="wide" aria-labelledby="why-title" @close=${() => adjust({why: ''}, true)}>
        <h2 id="why-title">${t('why.of', {figure: FIGURES[this.path] ? t(FIGURES[this.path].title) : this.path ?? ''})}</h2>
        ${this.problem ? explain(this.problem) : this.answer ? this.#reasons(this.answer) : this.path ? html`<p class="quiet loading" role="status">${t('loading')}</p>` : nothing}
        <form method="dialog"><button autofocus>${t('close')}</button></form>
      </dialog>`;
  }

  #reasons(answer) {
    return html`
      ${inWords(answer) ?? html`<p lang="en" dir="ltr" class="words">${answer.words}</p>`}
      <dl>
        ${answer.since ? html`<dt>${t('since')}</dt><dd>${time(answer.since)}</dd>` : ''}
        <dt>${t('why.rule')}</dt><dd>${rule(answer.rule)}</dd>
        <dt>${t('position')}</dt><dd>${count(answer.position)}</dd>
      </dl>
      <h3>${t('why.changes', {count: count(answer.changed)})}</h3>
      <ol class="causes">${answer.changes.map(change => html`
        <li>${time(change.at)} · ${t(`trigger.${change.trigger}`)}: <strong>${brief(change.from, answer.path)}</strong> ${arrow()} <strong>${brief(change.to, answer.path)}</strong>
          <bdi class="quiet small">${change.causes.join(', ')}</bdi></li>`)}
      </ol>
      ${answer.changed > answer.changes.length ? html`<p class="quiet">${t('more', {count: count(answer.changed - answer.changes.length)})}</p>` : ''}`;
  }
}

/** The figures whose values have words of their own. */
const WORDS = {'/lifecycle/stage': 'stage', '/loyalty/tier': 'tier', '/complaints/lastOutcome': 'outcome'};

/** Rules that the console has words for; the others are told in those of the server. */
const RULES = {
  lifecycle: ({data: {from, to, trigger}}, since) => (to === undefined ? t('rule.lifecycle.none')
    : t(from ? `rule.lifecycle.${trigger === 'time' ? 'time' : 'event'}` : 'rule.lifecycle.first', {from: word('stage', from), to: word('stage', to), at: since ? moment(since) : '–'})),
  tiers: ({data: {pointsPerUnit, currency, tiers, from}}) => t('rule.tiers', {
    points: decimal(pointsPerUnit), unit: money({amount: 1, currency}), tiers: tiers.map((tier, index) => `${word('tier', tier)} ${count(from[index])}`).join(t('list.comma'))}),
};

function inWords({path, value, rule, since}) {
  const say = RULES[rule.name] ?? (words('rule').includes(rule.name) ? () => t(`rule.${rule.name}`) : null);
  return say && html`<p class="words"><strong>${FIGURES[path]?.show(value) ?? brief(value, path)}</strong> · ${say(rule, since)}</p>`;
}

const brief = (value, path) => (value === null || value === undefined ? '–'
  : typeof value === 'number' ? decimal(value, 4)
  : typeof value === 'string' ? html`<bdi>${WORDS[path] ? word(WORDS[path], value) : value}</bdi>` : html`<code dir="ltr">${JSON.stringify(value)}</code>`);

/** Which rules in which version, and of the lifecycle what its author wrote. */
const rule = value => (typeof value !== 'object' || value === null ? value : html`
  <bdi>${value.name}</bdi>${value.version ? html` · ${t('version')} ${count(value.version)}` : nothing}
  ${(value.data?.transitions ?? []).map(written => html`<div><bdi>${[written.from].flat().map(stage => word('stage', stage)).join(', ')}</bdi> ${arrow()} <bdi>${word('stage', written.to)}</bdi>
    ${['when', 'silentFor', 'after', 'within'].filter(key => written[key]).map(key => html` <code dir="ltr">${key}: ${written[key]}</code>`)}</div>`)}`);

customElements.define('why-dialog', WhyDialog);
