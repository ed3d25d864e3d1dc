// One customer: who they are, their whole journey, and both as of any moment on two clocks.

import {html, nothing} from 'lit';
import {all, get, may} from '../api.js';
import {count, decimal, distance, money, monies, moment, time} from '../format.js';
import {adjust, link, parameters} from '../router.js';
import {t, word} from '../settings.js';
import {Answer} from '../parts/answer.js';
import {Page} from '../parts/page.js';
import {changedPaths} from '../parts/changes.js';
import {timeline, typeColour} from '../parts/timeline.js';
import {download} from '../parts/table.js';
import {name} from './customers.js';
import '../parts/chart.js';
import '../parts/identity.js';
import '../parts/why.js';

const STEP_MILLIS = 900;

class CustomerPage extends Page {
  static properties = {id: {attribute: false}, hiddenTypes: {state: true}, chosen: {state: true}, playing: {state: true}};

  #view = new Answer(this, () => this.#read());
  #journey = new Answer(this, () => (may('cx', 'auditor', 'admin') ? all(`/api/customers/${this.id}/journey`, {limit: 500}) : []));
  #before = null;
  #shown = '';
  #position = undefined;
  #keys = event => this.#key(event);

  constructor() {
    super();
    this.hiddenTypes = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#journey.load();
    addEventListener('keydown', this.#keys);
  }

  disconnectedCallback() {
    removeEventListener('keydown', this.#keys);
    clearInterval(this.playing);
    super.disconnectedCallback();
  }

  arrive() {
    const {validAt, knownAt} = parameters();
    const asked = `${this.id} ${validAt} ${knownAt}`;
    if (asked !== this.#shown) {
      this.#shown = asked;
      this.#before = this.#view.value;
      this.#view.load();
    }
  }

  render() {
    return html`
      ${this.#view.show(view => html`
        ${this.#head(view)}
        ${may('cx', 'auditor', 'admin') ? this.#clocks() : nothing}
        ${may('cx', 'auditor', 'admin') ? this.#story(view) : nothing}
        <div class="cards">
          ${this.#lifecycle(view)} ${this.#value(view)} ${this.#feedback(view)} ${this.#contact(view)}
          <identity-card .view=${view} @identity-changed=${event => this.#changed(event.detail.position)}></identity-card>
        </div>
        <p class="quiet small">${t('digest')} <code dir="ltr">${view.digest ?? '–'}</code> · ${t('position')} ${view.position ?? '–'}</p>`)}
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
          ${view.complaints?.open ? html`<a class="warn" href=${link('/complaints', {customer: view.id, status: 'open'})}>${t('complaints.open')}: ${count(view.complaints.open)}</a>` : nothing}
          ${view.lastSeen ? html`<span class="quiet">${t('last.seen')} ${time(view.lastSeen, distance)}</span>` : nothing}
          ${(view.segments ?? []).map(segment => html`<a class="tag" href=${link('/customers', {segment})}><bdi>${segment}</bdi></a>`)}
        </p>
      </header>`;
  }

  #clocks() {
    const {validAt, knownAt} = parameters();
    const events = this.#journey.value ?? [];
    const bounds = list => [Date.parse(list[0] ?? new Date().toISOString()), Date.now()];
    const clocks = [
      ['validAt', validAt, bounds(events.map(event => event.occurredAt))],
      ['knownAt', knownAt, bounds(events.map(event => event.recordedAt).sort())],
    ];
    return html`
      <section class="card clocks ${validAt || knownAt ? 'past' : ''}" aria-label=${t('clocks')}>
        ${clocks.map(([clock, value, [least, most]]) => html`
          <div class="clock">
            <label for=${clock}>${t(`clock.${clock}`)}</label>
            <input id=${clock} type="range" min=${least} max=${most} step="1000" .value=${value ? Date.parse(value) : most}
              aria-valuetext=${value ? moment(value) : t('now')}
              @change=${event => this.#turn(clock, Number(event.target.value), most)}>
            <output>${value ? time(value) : t('now')}</output>
          </div>`)}
        <p class="tools">
          <button class="plain" @click=${() => this.#step(-1)} aria-label=${t('step.back')} ?disabled=${events.length === 0}>◀</button>
          <button class="plain" @click=${() => this.#play()} ?disabled=${events.length === 0}>${this.playing ? t('pause') : t('play')}</button>
          <button class="plain" @click=${() => this.#step(1)} aria-label=${t('step.on')} ?disabled=${events.length === 0}>▶</button>
          ${validAt || knownAt ? html`<button @click=${() => adjust({validAt: '', knownAt: '', step: ''})}>${t('now.back')}</button>` : nothing}
        </p>
      </section>`;
  }

  #story(view) {
    return html`
      <section class="card" aria-labelledby="journey-title">
        <div class="split"><h2 id="journey-title">${t('journey')}</h2>
          ${this.#journey.value?.length ? html`<button class="plain" @click=${() => this.#export()}>${t('export.csv')}</button>` : nothing}</div>
        ${this.#journey.show(journey => {
          if (journey.length === 0) {
            return html`<p class="quiet empty">${t('journey.none')}</p>`;
          }
          const types = [...new Set(journey.map(event => event.type))].sort();
          const events = journey.filter(event => !this.hiddenTypes.has(event.type));
          return html`
            <p class="legend" role="group" aria-label=${t('journey.types')}>${types.map(type => html`
              <label><input type="checkbox" .checked=${!this.hiddenTypes.has(type)} @change=${() => this.#toggle(type)}>
                <span class="dot" .style=${`background:${typeColour(type)}`}></span>${word('type', type)}
                <span class="quiet">${count(journey.filter(event => event.type === type).length)}</span></label>`)}</p>
            ${timeline(events, view.lifecycle?.history ?? [], this.chosen, event => this.#choose(event))}
            ${this.chosen ? this.#event(this.chosen) : html`<p class="quiet">${t('journey.hint')}</p>`}`;
        })}
      </section>`;
  }

  #event(event) {
    return html`
      <article class="event" aria-live="polite">
        <h3><span class="dot" .style=${`background:${typeColour(event.type)}`}></span> ${word('type', event.type)} · ${word('channel', event.channel ?? '–')} · ${time(event.occurredAt)}</h3>
        <dl>
          ${Object.entries(event.data ?? {}).map(([key, value]) => html`<dt>${key}</dt><dd dir="auto">${shown(value)}</dd>`)}
          <dt>${t('recorded')}</dt><dd>${event.recordedAt ? time(event.recordedAt) : '–'}</dd>
          <dt>${t('source')}</dt><dd><bdi>${event.source} / ${event.id}</bdi></dd>
        </dl>
      </article>`;
  }

  #lifecycle(view) {
    const history = [...(view.lifecycle?.history ?? [])].reverse();
    return html`
      <section class="card"><h2>${t('lifecycle')}</h2>
        ${this.#figure('/lifecycle/stage', t('stage'), word('stage', view.lifecycle?.stage ?? '–'))}
        ${this.#figure('/lifecycle/since', t('since'), view.lifecycle?.since ? time(view.lifecycle.since) : '–')}
        <ol class="history">${history.map(entry => html`<li><span class="stage" data-stage=${entry.stage}>${word('stage', entry.stage)}</span> ${time(entry.at)} <span class="quiet">${t(`trigger.${entry.trigger ?? 'event'}`)}</span></li>`)}</ol>
        <p class="quiet small">${t('policy.version')} ${view.lifecycle?.policyVersion ?? '–'}</p>
      </section>`;
  }

  #value(view) {
    const {purchases = {}, loyalty = {}} = view;
    return html`
      <section class="card"><h2>${t('value')}</h2>
        ${this.#figure('/purchases/count', t('purchases'), count(purchases.count))}
        ${this.#figure('/purchases/returns', t('returns'), count(purchases.returns))}
        ${this.#figure('/purchases/totals', t('totals'), monies(purchases.totals))}
        ${this.#figure('/purchases/usualGapDays', t('usual.gap'), purchases.usualGapDays === null || purchases.usualGapDays === undefined ? '–' : t('days', {days: decimal(purchases.usualGapDays, 1)}))}
        ${this.#figure('/loyalty/tier', t('tier'), word('tier', loyalty.tier ?? '–'))}
        ${this.#figure('/loyalty/points', t('points'), count(loyalty.points))}
        ${this.#figure('/loyalty/rfm', t('rfm'), loyalty.rfm ? ['recency', 'frequency', 'monetary'].map(part => decimal(loyalty.rfm[part])).join(' · ') : '–')}
        ${loyalty.lifetimeValue ? this.#figure('/loyalty/lifetimeValue', t('clv'), money(loyalty.lifetimeValue)) : nothing}
      </section>`;
  }

  #feedback(view) {
    return html`
      <section class="card"><h2>${t('feedback')}</h2>
        ${['nps', 'csat', 'ces'].map(kind => this.#figure(`/feedback/${kind}`, t(`metric.${kind}`), view.feedback?.[kind] ? html`${decimal(view.feedback[kind].score)} <span class="quiet">${time(view.feedback[kind].at)}</span>` : '–'))}
        ${this.#figure('/complaints/total', t('complaints'), count(view.complaints?.total))}
        ${this.#figure('/complaints/open', t('complaints.open'), count(view.complaints?.open))}
        ${view.complaints?.lastOutcome ? this.#figure('/complaints/lastOutcome', t('outcome'), word('outcome', view.complaints.lastOutcome)) : nothing}
      </section>`;
  }

  #contact(view) {
    const channels = Object.entries(view.channels ?? {}).sort(([, one], [, other]) => other - one);
    const most = Math.max(1, ...channels.map(([, number]) => number));
    return html`
      <section class="card"><h2>${t('channels')}</h2>
        ${this.#figure('/touchpoints', t('touchpoints'), count(view.touchpoints))}
        ${channels.map(([channel, number]) => html`<div class="meter"><span>${word('channel', channel)}</span><meter min="0" max=${most} value=${number} aria-label=${channel}></meter><span class="number">${count(number)}</span></div>`)}
        <h3>${t('consents')}</h3>
        ${Object.keys(view.consents ?? {}).length === 0 ? html`<p class="quiet">${t('consents.none')}</p>`
          : html`<ul>${Object.entries(view.consents).map(([purpose, decision]) => html`<li><bdi>${purpose}</bdi>: ${decision.given ? t('given') : t('withdrawn')} <span class="quiet">${time(decision.at)}</span></li>`)}</ul>`}
      </section>`;
  }

  #figure(path, title, value) {
    const changed = this.#before && this.#view.value && changedPaths(this.#before, this.#view.value).some(one => one.startsWith(path) || path.startsWith(one));
    return html`
      <div class="figure ${changed ? 'changed' : ''}">
        <span class="figure-title">${title}</span><span class="figure-value">${value}</span>
        ${may('cx', 'auditor', 'admin') ? html`<button class="why" aria-label=${t('why.of', {figure: title})} title=${t('why.title')} @click=${() => this.querySelector('why-dialog').ask(path)}>?</button>` : nothing}
      </div>`;
  }

  #read() {
    const {validAt, knownAt} = parameters();
    return validAt || knownAt
      ? get(`/api/customers/${this.id}/as-of`, {validAt, knownAt})
      : get(`/api/customers/${this.id}`, {minPosition: this.#position});
  }

  #turn(clock, value, most) {
    adjust({[clock]: value >= most - 1000 ? '' : new Date(value).toISOString(), step: ''});
  }

  #choose(event) {
    this.chosen = event;
  }

  #toggle(type) {
    const hidden = new Set(this.hiddenTypes);
    hidden.delete(type) || hidden.add(type);
    this.hiddenTypes = hidden;
  }

  /** Shows the customer as of the next or the last event that is not hidden. */
  #step(direction) {
    const events = (this.#journey.value ?? []).filter(event => !this.hiddenTypes.has(event.type));
    const here = this.chosen ? events.indexOf(this.chosen) : events.length;
    const next = Math.min(Math.max(here + direction, 0), events.length - 1);
    if (next === here || events.length === 0) {
      return false;
    }
    this.chosen = events[next];
    adjust({validAt: this.chosen.occurredAt}, true);
    return true;
  }

  #play() {
    if (this.playing) {
      clearInterval(this.playing);
      this.playing = null;
      return;
    }
    if (!this.chosen || this.chosen === this.#journey.value?.at(-1)) {
      this.chosen = null;
      const first = (this.#journey.value ?? []).find(event => !this.hiddenTypes.has(event.type));
      if (first) {
        this.chosen = first;
        adjust({validAt: first.occurredAt}, true);
      }
    }
    this.playing = setInterval(() => {
      if (!this.#step(1)) {
        this.#play();
      }
    }, STEP_MILLIS);
  }

  #key(event) {
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')) {
      return;
    }
    const onward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      this.#step(event.key === onward ? 1 : -1);
    } else if (event.key === 'p') {
      this.#play();
    } else if (event.key === 'n') {
      adjust({validAt: '', knownAt: '', step: ''});
    }
  }

  #changed(position) {
    this.#position = position;
    this.#before = this.#view.value;
    this.#view.load();
    this.#journey.load();
  }

  #export() {
    download(`journey-${this.id}`, [
      {key: 'occurredAt', title: 'occurredAt'}, {key: 'recordedAt', title: 'recordedAt'}, {key: 'type', title: 'type'}, {key: 'channel', title: 'channel'},
      {key: 'source', title: 'source'}, {key: 'id', title: 'id'}, {key: 'data', title: 'data', text: event => JSON.stringify(event.data ?? {})},
    ], this.#journey.value);
  }
}

const shown = value => (value !== null && typeof value === 'object'
  ? value.currency ? money(value) : html`<code dir="ltr">${JSON.stringify(value)}</code>`
  : String(value));

customElements.define('customer-page', CustomerPage);
