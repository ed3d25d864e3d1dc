// A journey step by step: what each event changed, and the customer before and after it.

import {get, withParameters} from '../api.js';
import {ask, foresee} from '../memory.js';
import {patched} from './patch.js';

const AROUND = 60;
const ON = 200;
const NEAR = 15;

const isSame = one => other => one.event?.eventId === other.event?.eventId && one.number === other.number && one.occurredAt === other.occurredAt;
const isOf = event => step => step.event?.eventId === event.eventId;
const millisBefore = time => new Date(Date.parse(time) - 1).toISOString();
const from = moment => ({at: moment, limit: AROUND});
const around = one => from(millisBefore(one.occurredAt));

/**
 * The walk of one customer through their journey: begun around any moment and read on from there in both directions. Where only the steps
 * that change one figure are wanted, it is read from the beginning.
 */
export class Steps {
  #path;
  #cursor;
  #ended = false;
  #loading = null;
  #earlier = null;
  #items = [];
  #before = {};
  #views = [];
  #begun = null;
  #place = null;
  #events = 0;
  changes;

  constructor(customer, changes = '') {
    this.#path = `/api/customers/${customer}/steps`;
    this.changes = changes;
  }

  /** The step one is at, if any. */
  get current() {
    return this.#place === null ? null : this.#items[this.#place];
  }

  /** Whether the customer after a step can be put together here: only where no step is left out. */
  get complete() {
    return this.changes === '';
  }

  /** How many have been passed, of how many where that is known. */
  get progress() {
    return this.complete ? {step: this.current.number, steps: this.#events}
      : {step: this.#place + 1, steps: this.#ended ? this.#items.length : null};
  }

  /** How many have been read. */
  get read() {
    return this.#items.length;
  }

  /** The customer after the step one is at. */
  get after() {
    return this.#view(this.#place);
  }

  /** The customer before it. */
  get before() {
    return this.#view(this.#place - 1);
  }

  leave() {
    this.#place = null;
  }

  /** Reads around a moment before anybody goes there, unless that has been read. */
  async prepare(moment) {
    if (this.#holds(moment)) {
      return;
    }
    if (this.#place === null && this.#begun?.moment !== moment) {
      await this.#begin(moment);
    }
    await this.#begun?.done;
  }

  /** Asks for what lies around an event that is looked at, since whoever looks at it may want to go there. */
  foresee(event) {
    if (this.complete && !this.#items.some(isOf(event))) {
      foresee(this.#address(around(event)));
    }
  }

  /** To the next step or the last, of the one we are at or else of a moment; answers it, or null where there is none. */
  async move(direction, moment) {
    if (this.#place === null) {
      await this.prepare(moment);
      const after = await this.#find(step => step.occurredAt > moment);
      const here = after < 0 ? this.#items.length : after;
      return this.#to(direction > 0 ? here : here - 1);
    }
    if (this.#place + direction < 0) {
      await this.#back();
    }
    return this.#to(this.#place + direction);
  }

  /** To the step of an event; answers it, or null where there is none. */
  async goTo(event) {
    if (!this.#items.some(isOf(event))) {
      await this.#begin(millisBefore(event.occurredAt));
    }
    // what comes later than the event is not it, so an event that is no step is not looked for to the end
    return this.#to(await this.#find(isOf(event), last => last?.occurredAt > event.occurredAt));
  }

  async #to(place) {
    while (place >= this.#items.length && !this.#ended) {
      await this.#more();
    }
    if (!this.#items[place]) {
      return null;
    }
    this.#place = place;
    this.#foresee();
    return this.current;
  }

  /** Reads around a moment, once however often it is asked for; only what was begun last counts. */
  #begin(moment) {
    const begun = {moment};
    begun.done = this.#ask(this.complete ? from(moment) : {limit: ON}).then(page => {
      if (this.#begun === begun) {
        this.#take(page);
        this.#begun = begun;
      }
    }, problem => {
      this.#begun = this.#begun === begun ? null : this.#begun;
      throw problem;
    });
    this.#begun = begun;
    return begun.done;
  }

  /** More of what lies before the step we are at. */
  async #back() {
    if (Object.keys(this.#before).length === 0) {
      return;
    }
    const here = this.current;
    this.#take(await (this.#earlier ?? this.#reach(here)));
    this.#place = await this.#find(isSame(here));
  }

  #reach(step) {
    return this.#ask(around(step));
  }

  /** Whether what has been read reaches to both sides of a moment. */
  #holds(moment) {
    return this.complete && this.#items.length > 0 && this.#items[0].occurredAt <= moment
      && (this.#ended || this.#items.at(-1).occurredAt > moment);
  }

  /** Reads on until a step fulfils the condition, the last read is beyond it, or all are read; answers its place or -1. */
  async #find(condition, isBeyond = () => false) {
    for (;;) {
      const place = this.#items.findIndex(condition);
      if (place >= 0 || this.#ended || isBeyond(this.#items.at(-1))) {
        return place;
      }
      await this.#more();
    }
  }

  /** Asks for what will be needed soon. */
  #foresee() {
    if (this.#place > this.#items.length - NEAR && !this.#ended) {
      this.#more().catch(() => null);
    }
    if (this.#place < NEAR && Object.keys(this.#before).length > 0) {
      this.#earlier ??= this.#reach(this.#items[0]);
      this.#earlier.catch(() => (this.#earlier = null));
    }
  }

  /** Reads the next page, once however often it is asked for. */
  #more() {
    const here = this.#items;
    // read once and nowhere recalled, so it is not to take the place of what is
    this.#loading ??= get(this.#address({limit: ON, cursor: this.#cursor}))
      // unless it was begun elsewhere meanwhile
      .then(page => here === this.#items && this.#append(page))
      .finally(() => here === this.#items && (this.#loading = null));
    return this.#loading;
  }

  #ask(wanted) {
    return ask(this.#address(wanted));
  }

  #address(wanted) {
    return withParameters(this.#path, {changes: this.changes, ...wanted});
  }

  /** A page instead of what was there. */
  #take(page) {
    this.#before = page.view ?? {};
    this.#items = [];
    this.#views = [];
    this.#place = this.#earlier = this.#loading = this.#begun = null;
    this.#append(page);
  }

  #append(page) {
    // the last step is what comes of no single event
    this.#items.push(...page.items.filter(step => step.kind !== 'now'));
    this.#cursor = page.next;
    this.#ended = !page.next;
    this.#events = page.events;
  }

  #view(place) {
    for (let at = this.#views.length; at <= place; at++) {
      this.#views.push(patched(at > 0 ? this.#views[at - 1] : this.#before, this.#items[at].patch));
    }
    return place < 0 ? this.#before : this.#views[place];
  }
}
