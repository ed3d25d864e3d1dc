// One answer of the API on a page: asked for, waited for, shown or explained.

import {html} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {Problem} from '../api.js';
import {ask, recall} from '../memory.js';
import {appearance, t} from '../settings.js';

export class Answer {
  #host;
  #ask;
  #about;
  #turn = 0;
  value = null;
  about = null;
  problem = null;
  pending = false;

  /** {@code ask} answers the address of the question, or the promise of an answer; {@code about} what of it one must know to show the answer. */
  constructor(host, ask, about = () => null) {
    this.#host = host;
    this.#ask = ask;
    this.#about = about;
  }

  /** Asks anew; an older answer that comes later is not shown. What was answered here the last time, or what was shown, stays until then. */
  async load() {
    const turn = ++this.#turn;
    const [asked, about] = [this.#ask(), this.#about()];
    const known = typeof asked === 'string' ? recall(asked) : undefined;
    if (known !== undefined) {
      Object.assign(this, {value: known, about, problem: null});
    }
    let news = known === undefined;
    this.pending = news;
    this.#host.requestUpdate();
    try {
      const value = await (typeof asked === 'string' ? ask(asked) : asked);
      if (turn === this.#turn) {
        news ||= value !== known;
        Object.assign(this, {value, about, problem: null});
      }
    } catch (problem) {
      if (turn === this.#turn) {
        news = true;
        this.problem = problem;
        this.value = null;
      }
    } finally {
      // what is as before is shown already
      if (turn === this.#turn && news) {
        this.pending = false;
        this.#host.requestUpdate();
      }
    }
  }

  /** An answer that came another way, with that of a change for example. */
  know(value) {
    this.#turn++;
    Object.assign(this, {value, problem: null, pending: false});
    this.#host.requestUpdate();
  }

  /** The page's part for the answer, or what stands in its place. */
  show(render) {
    if (this.value !== null && this.value !== undefined) {
      return render(this.value);
    }
    if (this.problem) {
      return explain(this.problem, () => this.load());
    }
    return html`<p class="quiet loading" role="status">${t('loading')}</p>`;
  }

  /** The same for a part that depends on nothing but the answer: it is drawn once for each. */
  showOnce(render) {
    return this.show(value => drawnFor([value], () => render(value)));
  }
}

/** What depends on these values alone, and on language and colours: drawn anew only when one of them is another. */
export const drawnFor = (values, draw) => guard([...values, appearance()], draw);

/** A failure in the reader's words, with what the server said. */
export function explain(problem, again) {
  const known = problem instanceof Problem;
  const missing = known && problem.status === 404;
  return html`
    <div class="problem" role="alert">
      <strong>${missing ? t('problem.missing') : known && problem.status === 403 ? t('problem.forbidden') : t('problem.failed')}</strong>
      <p dir="auto">${problem.message}</p>
      ${known ? problem.errors.map(error => html`<p dir="auto"><code>${error.pointer}</code> ${error.detail}</p>`) : ''}
      ${again && !missing ? html`<button @click=${again}>${t('again')}</button>` : ''}
    </div>`;
}
