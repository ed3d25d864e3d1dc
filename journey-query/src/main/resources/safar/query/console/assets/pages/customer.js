// One customer: who they are, their whole journey, and both as of any moment on two clocks.

import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import {all, may, withParameters} from '../api.js';
import {count, distance, moment, monies, time} from '../format.js';
import {foresee} from '../memory.js';
import {adjust, link, parameters} from '../router.js';
import {arrow, isPersian, t, word} from '../settings.js';
import {Answer, drawnFor, explain} from '../parts/answer.js';
import {eventInFull, shown} from '../parts/event.js';
import {changesOf, FIGURES, shownAt, touches} from '../parts/figures.js';
import {whenIdle} from '../parts/idle.js';
import {later} from '../parts/gradually.js';
import {kept} from '../parts/kept.js';
import {Page} from '../parts/page.js';
import {Steps} from '../parts/steps.js';
import {exporter, table} from '../parts/table.js';
import {kind, timeline, typeColour} from '../parts/timeline.js';
import {name} from './customers.js';
import '../parts/chart.js';
import '../parts/identity.js';
import {why} from '../parts/why.js';

const STEP_MILLIS = 900;
const SETTLED_MILLIS = 400;
const HELD_MILLIS = 60;
const LISTED = 100;
const STOPS = ['', '/lifecycle/stage', '/purchases', '/loyalty/tier', '/feedback', '/complaints'];
const NONE = [];
const END = '9999-12-31T00:00:00Z';
/** Where one is in time. */
const here = () => parameters().validAt ?? END;
const inFull = () => may('cx', 'auditor', 'admin');

const MOST = 10_000;
const journey = id => `/api/customers/${id}/journey`;
const begun = id => withParameters(journey(id), {limit: MOST});
const view = (id, {validAt, knownAt}, minPosition) => (validAt || knownAt
  ? withParameters(`/api/customers/${id}/as-of`, {validAt, knownAt}) : withParameters(`/api/customers/${id}`, {minPosition}));

/** What will be asked for whoever goes to this page. */
export const questions = (wanted, id) => [view(id, wanted), ...(inFull() ? [begun(id)] : [])];

class CustomerPage extends Page {
  static properties = {id: {attribute: false}, chosen: {state: true}, playing: {state: true}, listed: {state: true}, searching: {state: true}, refused: {state: true}};

  #view = new Answer(this, () => view(this.id, parameters(), this.#position));
  #journey = new Answer(this, () => (inFull() ? begun(this.id) : {items: []}));
  #steps = null;
  #kinds = kept(journey => Map.groupBy(journey, kind));
  #visible = kept((journey, hidden) => (hidden === '' ? journey : journey.filter(event => !hidden.split(',').includes(kind(event)))));
  #within = kept((events, from, to) => events.filter(event => (!from || event.occurredAt >= from) && (!to || event.occurredAt <= to)));
  #begins = kept(events => earliest(events, 'occurredAt'));
  #known = kept(events => earliest(events, 'recordedAt'));
  #shown = '';
  #wanted = null;
  #reason;
  #position = undefined;
  #moved;
  #held;
  #looking = false;
  #keys = event => this.#key(event);

  connectedCallback() {
    super.connectedCallback();
    this.#readJourney();
    addEventListener('keydown', this.#keys);
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.#keys);
    clearInterval(this.playing);
    clearTimeout(this.#moved);
    clearTimeout(this.#held);
    super.disconnectedCallback();
  }

  arrive({why: reason, ...wanted}) {
    const isOnlyReason = reason !== this.#reason && JSON.stringify(wanted) === JSON.stringify(this.#wanted);
    this.#reason = reason;
    this.#wanted = wanted;
    if (isOnlyReason) {
      // which the dialog tells
      return;
    }
    const {validAt, knownAt, changes} = wanted;
    if (this.#steps?.changes !== (changes ?? '')) {
      this.#steps = new Steps(this.id, changes);
    }
    const asked = `${this.id} ${validAt} ${knownAt}`;
    if (asked !== this.#shown) {
      this.#shown = asked;
      if (knownAt || validAt !== this.#steps.current?.occurredAt) {
        this.#steps.leave();
      }
      this.#view.load();
      this.#chooseFromAddress();
    }
    this.requestUpdate();
  }

  render() {
    return html`
      ${this.#view.show(asked => {
        const view = this.#stepped() ?? asked;
        return html`
          ${this.#head(view)}
          ${inFull() ? html`${this.#clocks()} ${this.#story(view)}` : html`<p class="notice">${t('customer.masked')}</p>`}
          ${later(() => html`<div class="flow">
            ${this.#lifecycle(view)} ${this.#value(view)} ${this.#feedback(view)} ${this.#contact(view)}
            <identity-card .view=${view} @identity-changed=${event => this.#changed(event.detail.position)}></identity-card>
          </div>`)}
          <p class="quiet small">${t('digest')} <code dir="ltr">${view.digest ?? '–'}</code> · ${t('position')} ${view.position ? count(view.position) : '–'}</p>`;
      })}
      <why-dialog .customer=${this.id}></why-dialog>`;
  }

  #head(view) {
    return html`
      <header class="title customer">
        <h1><bdi>${name(view)}</bdi></h1>
        <p class="facts">
          <span class="stage" data-stage=${view.lifecycle?.stage ?? ''}>${word('stage', view.lifecycle?.stage ?? '–')}</span>
          <span class="tag">${word('tier', view.loyalty?.tier ?? '–')}</span>
          <span>${t('spent')} <strong>${monies(view.purchases?.totals)}</strong></span>
          ${view.complaints?.open && inFull() ? html`<a class="warn" href=${link('/complaints', {customer: view.id, status: 'open'})}>${t('complaints.open')}: ${count(view.complaints.open)}</a>` : nothing}
          ${view.lastSeen ? html`<span class="quiet">${t('last.seen')} ${time(view.lastSeen, distance)}</span>` : nothing}
          ${(view.segments ?? []).map(segment => html`<a class="tag" href=${link('/customers', {segment})}><bdi>${segment}</bdi></a>`)}
        </p>
      </header>`;
  }

  #clocks() {
    const {validAt, knownAt, changes} = parameters();
    const events = this.#journey.value?.items ?? NONE;
    const clocks = [['validAt', validAt, this.#begins(events)], ['knownAt', knownAt, this.#known(events)]];
    const now = Date.now();
    const none = events.length === 0;
    return html`
      <section class="card clocks ${validAt || knownAt ? 'past' : ''}" aria-label=${t('clocks')}>
        ${clocks.map(([clock, value, least]) => html`
          <div class="clock">
            <label for=${clock}>${t(`clock.${clock}`)} <output>${value ? time(value) : t('now')}</output></label>
            <input id=${clock} type="range" min=${least} max=${now} step="1000" .value=${live(String(value ? Date.parse(value) : now))} ?disabled=${none} title=${t(`clock.${clock}.means`)}
              aria-valuetext=${value ? moment(value) : t('now')} @input=${event => this.#hold(clock, Number(event.target.value))} @change=${event => this.#turn(clock, Number(event.target.value), now)}>
          </div>`)}
        <div class="tools">
          <label class="inline">${t('step.stop')} <select @change=${event => adjust({changes: event.target.value}, true)}>
            ${STOPS.map(stop => html`<option value=${stop} ?selected=${stop === (changes ?? '')}>${t(`step.stop.${stop.slice(1).replace('/', '.') || 'all'}`)}</option>`)}</select></label>
          <button class="plain" @click=${() => this.#step(-1)} aria-label=${t('step.back')} title=${t('step.back')} ?disabled=${none}>${isPersian() ? '▶' : '◀'}</button>
          <button class="plain" @click=${() => this.#play()} ?disabled=${none}>${this.playing ? t('pause') : t('play')}</button>
          <button class="plain" @click=${() => this.#step(1)} aria-label=${t('step.on')} title=${t('step.on')} ?disabled=${none}>${isPersian() ? '◀' : '▶'}</button>
          <button ?disabled=${!validAt && !knownAt} @click=${() => this.#now()}>${t('now.back')}</button>
        </div>
        ${this.#progress()}
      </section>`;
  }

  #progress() {
    const step = this.#current();
    if (this.refused) {
      return html`<div class="step-line">${explain(this.refused)}</div>`;
    }
    if (this.searching) {
      return html`<p class="quiet step-line" role="status">${t('step.reading', {count: count(this.#steps.read)})}</p>`;
    }
    const {step: at, steps} = step ? this.#steps.progress : {};
    return step ? html`<p class="step-line" role="status">${t(steps === null ? 'step.at' : this.#steps.complete ? 'step.event' : 'step.of', {step: count(at), steps: count(steps)})}
          ${step.kind === 'time' ? html`· ${t('step.time')} ${arrow()} <span class="stage" data-stage=${step.stage?.stage ?? step.stage ?? ''}>${word('stage', step.stage?.stage ?? step.stage ?? '–')}</span> ${time(step.occurredAt)}` : nothing}</p>` : nothing;
  }

  #story(view) {
    const {validAt, from, to} = parameters();
    return html`
      <section class="card" aria-labelledby="journey-title">
        <h2 id="journey-title">${t('journey')}</h2>
        ${this.#journey.show(({items: journey}) => {
          if (journey.length === 0) {
            return html`<p class="quiet empty">${t('journey.none')}</p>`;
          }
          const hidden = hiddenKinds();
          const kinds = this.#kinds(journey);
          const events = this.#visible(journey, [...hidden].join());
          return html`
            <p class="chips" role="group" aria-label=${t('journey.types')}>${[...kinds.keys()].sort().map(one => html`
              <label class="chip"><input type="checkbox" .checked=${!hidden.has(one)} @change=${() => this.#toggle(one)}>
                <span class="dot" .style=${`background:${typeColour(one)}`}></span>${word('type', one)} <span class="quiet">${count(kinds.get(one).length)}</span></label>`)}</p>
            ${timeline(journey, view.lifecycle?.history ?? NONE,
              {hidden, chosen: this.chosen, from: from && Date.parse(from), to: to && Date.parse(to), mark: validAt && Date.parse(validAt), end: Date.parse(this.#view.value.lifecycle?.history.at(-1)?.at ?? 0)},
              {choose: event => this.#choose(event), move: (...window) => this.#move(...window)})}
            ${this.chosen ? this.#event(this.chosen) : html`<p class="quiet">${t('journey.hint')}</p>`}
            ${this.#list(events, from, to)}`;
        })}
      </section>`;
  }

  #event(event) {
    const step = this.#current();
    const ofStep = step?.event?.eventId === event.eventId;
    return html`
      <article class="event" aria-live="polite">
        ${eventInFull(event)}
        ${ofStep ? html`<h3>${t('step.changed')}</h3>${changesOf(step.patch, this.#before(), this.#stepped() ?? this.#view.value)}`
          : html`<p class="tools start"><button class="plain" @pointerenter=${() => this.#steps.foresee(event)} @focus=${() => this.#steps.foresee(event)} @click=${() => this.#goTo(event)}>${t('step.here')}</button></p>`}
      </article>`;
  }

  #list(events, from, to) {
    const within = this.#within(events, from, to);
    return html`
      <details class="journey-list" @toggle=${event => (this.listed = event.target.open)}><summary>${t('journey.list', {count: count(within.length)})}</summary>
        ${this.listed ? drawnFor([within], () => html`
          ${table(listColumns(event => this.#choose(event)), within.slice(-LISTED).reverse(), {label: t('journey')})}
          ${within.length > LISTED ? html`<p class="quiet">${t('journey.list.more', {count: count(LISTED)})}</p>` : nothing}`) : nothing}
      </details>
      <p class="tools">${exporter(`journey-${this.id}`, exportColumns(), within)}</p>`;
  }

  #lifecycle(view) {
    const history = [...(view.lifecycle?.history ?? [])].reverse();
    return html`
      <section class="card"><h2>${t('lifecycle')}</h2>
        ${this.#figures(view, '/lifecycle')}
        <ol class="history">${history.map(entry => html`<li><span class="stage" data-stage=${entry.stage}>${word('stage', entry.stage)}</span><span>${time(entry.at)} <span class="quiet small">${t(`trigger.${entry.trigger ?? 'event'}`)}</span></span></li>`)}</ol>
        <p class="quiet small">${t('policy.version')} ${view.lifecycle?.policyVersion ? count(view.lifecycle.policyVersion) : '–'}</p>
      </section>`;
  }

  #value(view) {
    return html`<section class="card"><h2>${t('value')}</h2>${this.#figures(view, '/purchases')} ${this.#figures(view, '/loyalty')}</section>`;
  }

  #feedback(view) {
    return html`<section class="card"><h2>${t('feedback.and.complaints')}</h2>${this.#figures(view, '/feedback')} ${this.#figures(view, '/complaints')}</section>`;
  }

  #contact(view) {
    const channels = Object.entries(view.channels ?? {}).sort(([, one], [, other]) => other - one);
    const most = Math.max(1, ...channels.map(([, number]) => number));
    return html`
      <section class="card"><h2>${t('channels')}</h2>
        ${this.#figures(view, '/touchpoints')}
        ${channels.map(([channel, number]) => html`<div class="meter"><span>${word('channel', channel)}</span><meter min="0" max=${most} value=${number} aria-label=${word('channel', channel)}></meter><span class="number">${count(number)}</span></div>`)}
        <h3>${t('consents')}</h3>
        ${Object.keys(view.consents ?? {}).length === 0 ? html`<p class="quiet">${t('consents.none')}</p>`
          : html`<ul class="plain-list">${Object.entries(view.consents).map(([purpose, decision]) => html`<li><bdi>${word('consent', purpose)}</bdi>: ${decision.given ? t('given') : t('withdrawn')} <span class="quiet small">${time(decision.at)}</span></li>`)}</ul>`}
      </section>`;
  }

  #figures(view, group) {
    const patch = this.#current()?.patch ?? [];
    return Object.entries(FIGURES).filter(([path]) => path === group || path.startsWith(`${group}/`))
      .filter(([path, figure]) => !figure.optional || shownAt(view, path) !== '–')
      .map(([path, figure]) => html`
        <div class="figure ${touches(patch, path) ? 'changed' : ''}">
          <span class="figure-title">${t(figure.title)}</span><span class="figure-value">${shownAt(view, path)}</span>
          ${inFull() ? html`<button class="why" aria-label=${t('why.of', {figure: t(figure.title)})} title=${t('why.title')} @pointerenter=${() => foresee(why(this.id, path))} @focus=${() => foresee(why(this.id, path))} @click=${() => adjust({why: path}, true)}>?</button>` : nothing}
        </div>`);
  }

  /** The step that is shown, if one is. */
  #current() {
    return this.#steps.current;
  }

  /** The customer after the step that is shown, put together here where all steps are known. */
  #stepped() {
    return this.#current() && this.#steps.complete ? {...this.#view.value, ...this.#steps.after} : null;
  }

  #before() {
    return this.#steps.complete ? this.#steps.before : null;
  }

  /** Whoever holds the clock still will probably let it go there. */
  #hold(clock, value) {
    clearTimeout(this.#held);
    this.#held = setTimeout(() => foresee(view(this.id, {...parameters(), [clock]: new Date(value).toISOString()})), HELD_MILLIS);
  }

  #turn(clock, value, now) {
    adjust({[clock]: value >= now - 1000 ? '' : new Date(value).toISOString(), event: ''});
  }

  #now() {
    this.#steps.leave();
    adjust({validAt: '', knownAt: '', event: ''});
  }

  #choose(event) {
    this.chosen = event;
    this.#steps.foresee(event);
    adjust({event: event.eventId}, true);
  }

  #chooseFromAddress() {
    const {event: id} = parameters();
    this.chosen = (id && this.#journey.value?.items.find(event => event.eventId === id)) || null;
  }

  /** What comes first of a very long journey is shown before the rest. */
  async #readJourney() {
    await this.#journey.load();
    const {items, next} = this.#journey.value ?? {};
    if (next) {
      this.#journey.know({items: [...items, ...await all(journey(this.id), {limit: MOST, cursor: next})]});
    }
    this.#ready();
  }

  /** The journey is there; what stepping will need is read while nobody waits for it. */
  #ready() {
    this.#chooseFromAddress();
    if (this.isConnected && this.#journey.value?.items.length > 0 && this.#steps.complete) {
      whenIdle(() => this.#steps.prepare(here()).catch(() => null));
    }
  }

  #toggle(one) {
    const hidden = hiddenKinds();
    hidden.delete(one) || hidden.add(one);
    adjust({hide: [...hidden].join(',')}, true);
  }

  /** The window in time is part of the address once it has come to rest. */
  #move(from, to) {
    clearTimeout(this.#moved);
    const day = value => (value === null ? '' : new Date(value).toISOString());
    this.#moved = setTimeout(() => adjust({from: day(from), to: day(to)}, true), SETTLED_MILLIS);
  }

  /** Shows the customer after an event; by the clock alone where it is no step of its own. */
  async #goTo(event) {
    if (!this.#steps.complete) {
      adjust({changes: ''}, true);
    }
    if (!(await this.#search(() => this.#steps.goTo(event))) && !this.refused) {
      adjust({validAt: event.occurredAt, knownAt: '', event: event.eventId}, true);
    }
  }

  /** Shows the customer after the next or the last step; false when there is none. */
  #step(direction) {
    return this.#search(() => this.#steps.move(direction, here()));
  }

  /** One at a time: whoever presses keys faster than steps come misses some. */
  async #search(look) {
    if (this.#looking) {
      return true;
    }
    this.#looking = true;
    this.refused = null;
    this.searching = !this.#current();
    try {
      return this.#show(await look());
    } catch (problem) {
      this.refused = problem;
      return false;
    } finally {
      this.#looking = this.searching = false;
    }
  }

  #show(step) {
    if (!step) {
      return false;
    }
    const known = step.event?.eventId;
    this.chosen = (known && this.#journey.value?.items.find(event => event.eventId === known)) || null;
    if (this.#steps.complete) {
      this.#shown = `${this.id} ${step.occurredAt} undefined`;
    }
    adjust({validAt: step.occurredAt, knownAt: '', event: known ?? ''}, true);
    return true;
  }

  async #play() {
    if (this.playing) {
      clearInterval(this.playing);
      this.playing = null;
      return;
    }
    this.playing = setInterval(async () => {
      if (!(await this.#step(1)) && this.playing) {
        this.#play();
      }
    }, STEP_MILLIS);
    if (!this.#current()) {
      await this.#search(() => this.#steps.move(1, parameters().validAt ?? ''));
    }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey
      || (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog, .table-frame'))) {
      return;
    }
    const onward = isPersian() ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      this.#step(event.key === onward ? 1 : -1);
    } else if (event.key === 'p') {
      this.#play();
    } else if (event.key === 'n') {
      this.#now();
    }
  }

  #changed(position) {
    this.#position = position;
    this.#steps = new Steps(this.id, this.#steps.changes);
    this.#view.load();
    this.#readJourney();
  }
}

const earliest = (events, of) => Date.parse(events.reduce((least, event) => (event[of] < least ? event[of] : least), new Date().toISOString()));

const hiddenKinds = () => new Set((parameters().hide ?? '').split(',').filter(Boolean));

const listColumns = choose => [
  {key: 'occurredAt', title: t('when'), show: event => time(event.occurredAt)},
  {key: 'type', title: t('type'), show: event => html`<button class="link" @click=${() => choose(event)}><span class="dot" .style=${`background:${typeColour(kind(event))}`}></span> ${word('type', event.type)}</button>`},
  {key: 'channel', title: t('by.channel'), show: event => word('channel', event.channel)},
  {key: 'data', title: t('what'), show: event => html`<span class="clip">${shown(event.data ?? {})}</span>`},
];

const exportColumns = () => [
  ...['occurredAt', 'recordedAt', 'type', 'channel', 'source', 'id'].map(key => ({key, title: key})),
  {key: 'data', title: 'data', text: event => JSON.stringify(event.data ?? {})},
];

customElements.define('customer-page', CustomerPage);
