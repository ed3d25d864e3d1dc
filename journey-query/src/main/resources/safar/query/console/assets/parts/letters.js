// Events that a view could not take in: which, why, what waits behind them, and trying again or giving up.

import {html, nothing} from 'lit';
import {get, may, post, remove, withParameters} from '../api.js';
import {count, time} from '../format.js';
import {adjust, link, parameters} from '../router.js';
import {t, word} from '../settings.js';
import {Answer, explain} from './answer.js';
import {Page} from './page.js';
import {table} from './table.js';

const STREAMS = 20;

/** The list of them that an address of the page shows. */
export const letters = wanted => withParameters('/api/dead-letters', {limit: 50, cursor: wanted.letters});

class DeadLettersCard extends Page {
  static properties = {waiting: {attribute: false}, problem: {state: true}, outcome: {state: true}, busy: {state: true}};

  #list = new Answer(this, () => letters(parameters()));
  #one;
  #shown = null;
  #page = null;

  /** Whenever there are more or fewer of them than were listed. */
  willUpdate(changed) {
    if (changed.get('waiting') !== undefined) {
      this.#list.load();
    }
  }

  arrive() {
    const {letter = '', letters: cursor = ''} = parameters();
    if (cursor !== this.#page) {
      this.#page = cursor;
      this.#list.load();
    }
    if (letter !== this.#shown) {
      this.#shown = letter;
      this.#one = new Answer(this, () => get(`/api/dead-letters/${encodeURIComponent(letter)}`));
      if (letter) {
        this.#one.load();
      }
    }
    this.requestUpdate();
  }

  render() {
    const {letter: id, letters: cursor} = parameters();
    return html`
      <section class="card" id="dead-letters"><h2>${t('letters')}</h2>
        <p class="quiet">${t('letters.means')}</p>
        ${this.problem ? explain(this.problem) : nothing}
        ${this.outcome ? html`<p class="notice" role="status">${t('letters.outcome', {taken: count(this.outcome.takenIn), left: count(this.outcome.left)})}</p>` : nothing}
        ${this.#list.show(list => table(columns(), list.items, {
          name: 'dead-letters', label: t('letters'), empty: t('letters.none'), mark: row => (row.id === id ? 'chosen' : ''),
          tools: html`
            ${list.items.length > 0 && may('admin') ? html`<button class="plain" ?disabled=${this.busy} @click=${() => this.#do(() => post('/api/dead-letters/retry'))}>${t('letters.retry.all')}</button>` : nothing}
            ${cursor ? html`<button class="plain" @click=${() => adjust({letters: ''})}>${t('page.first')}</button>` : nothing}
            ${list.next ? html`<button @click=${() => adjust({letters: list.next})}>${t('page.next')}</button>` : nothing}`,
        }))}
        ${id ? this.#one.show(letter => this.#detail(letter)) : nothing}
      </section>`;
  }

  #detail(letter) {
    return html`
      <article class="event" aria-live="polite">
        <div class="split"><h3>${word('type', letter.type)} · ${word('view', letter.view)}</h3><button class="plain" @click=${() => adjust({letter: ''})}>${t('close')}</button></div>
        ${letter.problem ? html`<pre class="wrapped" dir="ltr">${letter.problem}</pre>` : html`<p>${t('letters.waits')}</p>`}
        <dl>
          <dt>${t('letters.event')}</dt><dd><code dir="ltr">${letter.eventId}</code></dd>
          <dt>${t('position')}</dt><dd>${count(letter.position)}</dd>
          <dt>${t('recorded')}</dt><dd>${time(letter.recordedAt)}</dd>
          <dt>${t('attempts')}</dt><dd>${count(letter.attempts)}</dd>
          <dt>${t('letters.stops')}</dt><dd>${letter.stops.slice(0, STREAMS).map((stream, index) => html`${index > 0 ? ', ' : nothing}${subject(stream)}`)}
            ${letter.stops.length > STREAMS ? t('more', {count: count(letter.stops.length - STREAMS)}) : nothing}</dd>
        </dl>
        ${may('admin') ? html`
          <p class="tools start">
            <button ?disabled=${this.busy} @click=${() => this.#do(() => post(`/api/dead-letters/${encodeURIComponent(letter.id)}/retry`))}>${t('letters.retry')}</button>
            <button class="plain" ?disabled=${this.busy} @click=${() => confirm(t('letters.discard.sure')) && this.#do(() => remove(`/api/dead-letters/${encodeURIComponent(letter.id)}`))}>${t('letters.discard')}…</button>
          </p>` : nothing}
      </article>`;
  }

  async #do(work) {
    Object.assign(this, {busy: true, problem: null, outcome: null});
    try {
      this.outcome = await work();
    } catch (problem) {
      this.problem = problem;
    }
    this.busy = false;
    await this.#list.load();
    const {letter: id} = parameters();
    if (id && this.#list.value?.items.some(one => one.id === id)) {
      this.#one.load();
    } else if (id) {
      adjust({letter: ''}, true);
    }
  }
}

/** Whom or what the events that wait are about. */
const subject = stream => {
  const [kind, id] = [stream.slice(0, stream.indexOf('/')), stream.slice(stream.indexOf('/') + 1)];
  const name = html`<code dir="ltr">${stream}</code>`;
  return kind === 'journey' ? html`<a href=${link(`/customers/c-${id}`)}>${name}</a>`
    : kind === 'complaint' ? html`<a href=${link(`/complaints/${encodeURIComponent(id)}`)}>${name}</a>` : name;
};

const columns = () => [
  {key: 'id', title: t('letters.event'), show: row => html`<button class="link" @click=${() => adjust({letter: row.id})}>${word('type', row.type)}</button>`},
  {key: 'view', title: t('view'), show: row => word('view', row.view)},
  {key: 'position', title: t('position'), number: true, show: row => count(row.position)},
  {key: 'recordedAt', title: t('recorded'), show: row => time(row.recordedAt)},
  {key: 'problem', title: t('letters.problem'), show: row => (row.problem ? html`<code dir="ltr" class="clip">${row.problem}</code>` : html`<span class="quiet">${t('letters.waits')}</span>`)},
  {key: 'attempts', title: t('attempts'), number: true, show: row => count(row.attempts)},
];

customElements.define('dead-letters-card', DeadLettersCard);
