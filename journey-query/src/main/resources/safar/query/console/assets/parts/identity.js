// Which identifiers are one customer, why, and linking or parting them by hand, with a look at what would change first.

import {html, nothing} from 'lit';
import {may, post, remove} from '../api.js';
import {count} from '../format.js';
import {appearance, t, word} from '../settings.js';
import {colour} from './chart.js';
import {explain} from './answer.js';
import {kept} from './kept.js';
import {Page} from './page.js';

const TYPES = ['email', 'phone', 'userId', 'loyaltyCard', 'anonymousId'];
const NONE = [];
const named = one => `${one.type}:${one.value}`;

class IdentityCard extends Page {
  static properties = {view: {attribute: false}, preview: {state: true}, problem: {state: true}, busy: {state: true}};

  #picture = kept(graph);

  render() {
    const {identifiers = NONE} = this.view;
    // masked for marketers
    const links = Array.isArray(this.view.links) ? this.view.links : NONE;
    return html`
      <section class="card" aria-labelledby="identity-title">
        <h2 id="identity-title">${t('identity')}</h2>
        ${identifiers.length > 1 ? html`<safar-chart .option=${this.#picture(identifiers, links, appearance())} .height=${230} label=${t('identity.label', {count: identifiers.length})}></safar-chart>` : nothing}
        <ul class="identifiers">${identifiers.map(one => html`<li><span class="quiet">${word('identifier', one.type)}</span> <bdi>${one.value}</bdi></li>`)}</ul>
        ${links.some(link => link.state && link.state !== 'counts') ? html`
          <h3>${t('identity.held')}</h3>
          <ul>${links.filter(link => link.state !== 'counts').map(link => html`<li><bdi>${text(link.a)}</bdi> – <bdi>${text(link.b)}</bdi> <span class="tag">${t(`link.${link.state}`)}${link.guard ? `: ${link.guard}` : ''}</span></li>`)}</ul>` : nothing}
        ${may('cx', 'admin') ? this.#form(identifiers) : nothing}
      </section>`;
  }

  #form(identifiers) {
    return html`
      <details>
        <summary>${t('identity.change')}</summary>
        <form class="stack" @submit=${event => this.#look(event)}>
          <label>${t('identity.a')}<select name="a">${identifiers.map(one => html`<option value=${named(one)}>${named(one)}</option>`)}</select></label>
          <label>${t('identity.b')}<input name="b" required placeholder="email:ada@example.org" list="identifier-list" dir="ltr"></label>
          <datalist id="identifier-list">${identifiers.map(one => html`<option value=${named(one)}></option>`)}${TYPES.map(type => html`<option value=${`${type}:`}></option>`)}</datalist>
          <label>${t('reason')}<input name="reason" required maxlength="500" dir="auto"></label>
          <p class="tools"><button name="action" value="link">${t('identity.link')}…</button> <button name="action" value="unlink" class="plain">${t('identity.unlink')}…</button></p>
        </form>
        ${this.problem ? explain(this.problem) : nothing}
        ${this.preview ? this.#confirmation() : nothing}
      </details>`;
  }

  #confirmation() {
    const {change, request} = this.preview;
    return html`
      <div class="notice" role="status">
        <p><strong>${t(`identity.${request.action}`)}</strong> <bdi>${request.a}</bdi> – <bdi>${request.b}</bdi></p>
        ${change.guard ? html`<p class="warn">${t('identity.guard', {guard: change.guard})}</p>` : nothing}
        <div class="split">${['before', 'after'].map(side => html`
          <div><h3>${t(`identity.${side}`)}</h3><ul>${(change[side] ?? []).map(customer => html`
            <li><code dir="ltr">${(customer.id ?? '').slice(0, 12)}…</code> ${customer.stage ? word('stage', customer.stage) : ''}
              <span class="quiet">${t('touchpoints')} ${count(customer.touchpoints)}, ${t('complaints.open')} ${count(customer.openComplaints ?? 0)}</span></li>`)}</ul></div>`)}</div>
        <p class="tools">
          <button ?disabled=${this.busy} @click=${() => this.#decide()}>${t('confirm')}</button>
          <button class="plain" @click=${() => (this.preview = null)}>${t('cancel')}</button>
        </p>
      </div>`;
  }

  async #look(event) {
    event.preventDefault();
    const form = new FormData(event.target, event.submitter);
    const request = Object.fromEntries(form);
    this.problem = this.preview = null;
    try {
      const change = await post('/api/identity/preview', {a: request.a, b: request.b, change: request.action});
      this.preview = {change, request};
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #decide() {
    const {action, a, b, reason} = this.preview.request;
    this.busy = true;
    try {
      const {position} = await (action === 'link' ? post : remove)('/api/identity/links', {a, b, reason});
      this.preview = null;
      this.dispatchEvent(new CustomEvent('identity-changed', {detail: {position}}));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

const text = end => (typeof end === 'string' ? end : named(end));

function graph(identifiers, links) {
  const names = identifiers.map(named);
  const edges = links.length
    ? links.map(link => ({source: text(link.a), target: text(link.b), lineStyle: {type: link.state && link.state !== 'counts' ? 'dashed' : 'solid'}}))
    : names.slice(1).map(name => ({source: names[0], target: name}));
  const known = new Set(names);
  const strangers = edges.flatMap(edge => [edge.source, edge.target]).filter(name => !known.has(name));
  return {
    tooltip: {formatter: point => (point.dataType === 'node' ? point.name : `${point.data.source} – ${point.data.target}`)},
    series: [{
      type: 'graph', layout: 'circular', roam: false, symbolSize: 18, left: 70, right: 70, top: 36, bottom: 44,
      label: {show: true, position: 'bottom', distance: 3, color: colour('--quiet'), formatter: node => word('identifier', node.name.split(':')[0])},
      lineStyle: {color: colour('--quiet')},
      data: [...names, ...new Set(strangers)].map((name, index) => ({name, itemStyle: {color: index === 0 ? colour('--accent') : colour('--series-2'), opacity: known.has(name) ? 1 : 0.4}})),
      links: edges,
    }],
  };
}

customElements.define('identity-card', IdentityCard);
