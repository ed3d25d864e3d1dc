// A journey step by step: what each event changed, and the customer after it.

import {get} from '../api.js';
import {patched} from './patch.js';

const PAGE = 200;
const KEEP_EVERY = 50;

/** The steps of one customer, read in pages as they are needed; all of them, or those alone that change one figure. */
export class Steps {
  #path;
  #changes;
  #cursor;
  #ended = false;
  #loading = null;
  #kept = new Map();
  items = [];

  constructor(customer, changes = '') {
    this.#path = `/api/customers/${customer}/steps`;
    this.#changes = changes;
  }

  get ended() {
    return this.#ended;
  }

  /** Whether the views after steps can be put together here: only where no step is left out. */
  get complete() {
    return this.#changes === '';
  }

  /** Reads on until a step fulfils the condition, or all are read; answers its place or -1. */
  async find(condition) {
    for (;;) {
      const place = this.items.findIndex(condition);
      if (place >= 0 || this.#ended) {
        return place;
      }
      await this.more();
    }
  }

  /** Reads the next page, once however often it is asked for. */
  more() {
    this.#loading ??= this.#read().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async all() {
    while (!this.#ended) {
      await this.more();
    }
    return this.items;
  }

  async #read() {
    const page = await get(this.#path, {limit: PAGE, changes: this.#changes, cursor: this.#cursor});
    // the last step is what comes of no single event
    this.items.push(...page.items.filter(step => step.kind !== 'now'));
    this.#cursor = page.next;
    this.#ended = !page.next;
  }

  /** The customer after a step. */
  after(place) {
    let from = place - (place % KEEP_EVERY);
    while (from > 0 && !this.#kept.has(from)) {
      from -= KEEP_EVERY;
    }
    let view = from > 0 ? this.#kept.get(from) : patched({}, this.items[0].patch);
    for (let at = Math.max(from, 0) + 1; at <= place; at++) {
      view = patched(view, this.items[at].patch);
      if (at % KEEP_EVERY === 0) {
        this.#kept.set(at, view);
      }
    }
    return view;
  }
}
