// The frame of the console: who is signed in, where one can go, and the page for the address.

import {LitElement, html, nothing} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {may, signedIn, signOut} from './api.js';
import {foresee} from './memory.js';
import {followLinks, foreseeLinks, go, link, path} from './router.js';
import {apply, language, languages, setLanguage, setTheme, t, theme} from './settings.js';
import {explain} from './parts/answer.js';
import {drawAhead} from './parts/chart.js';
import {whenIdle} from './parts/idle.js';
import * as customers from './pages/customers.js';
import * as customer from './pages/customer.js';
import * as lifecycle from './pages/lifecycle.js';
import * as complaints from './pages/complaints.js';
import './pages/complaint.js';
import * as subscriptions from './pages/subscriptions.js';
import * as feedback from './pages/feedback.js';
import * as operations from './pages/operations.js';

const READERS = ['cx', 'auditor', 'marketer', 'admin'];
const FIGURES = ['marketer', 'auditor', 'admin'];
const CASES = ['cx', 'auditor', 'admin'];

/** Which pages there are, for whom, what they show and ask for first; those with a name stand in the menu. Whoever reads a case is recorded, so none is read ahead. */
const PAGES = [
  {name: 'customers', at: /^\/customers$/, roles: READERS, draw: () => html`<customers-page></customers-page>`, questions: customers.questions},
  {at: /^\/customers\/([^/]+)$/, roles: READERS, draw: id => html`<customer-page .id=${id}></customer-page>`, questions: customer.questions},
  {name: 'lifecycle', at: /^\/lifecycle$/, roles: FIGURES, draw: () => html`<lifecycle-page></lifecycle-page>`, questions: lifecycle.questions, pictures: lifecycle.pictures},
  {name: 'complaints', at: /^\/complaints$/, roles: READERS, draw: () => html`<complaints-page></complaints-page>`, questions: complaints.questions},
  {at: /^\/complaints\/([^/]+)$/, roles: CASES, draw: id => html`<complaint-page .id=${id}></complaint-page>`},
  {name: 'feedback', at: /^\/feedback$/, roles: FIGURES, draw: () => html`<feedback-page></feedback-page>`, questions: feedback.questions, pictures: feedback.pictures},
  {name: 'subscriptions', at: /^\/subscriptions$/, roles: FIGURES, draw: () => html`<subscriptions-page></subscriptions-page>`, questions: subscriptions.questions},
  {name: 'operations', at: /^\/operations$/, roles: ['auditor', 'admin'], draw: () => html`<operations-page></operations-page>`, questions: operations.questions},
];

/** Where the menu is wider than the screen. */
const NARROW = matchMedia('(max-width: 40rem)');

/** The page at a path of the console, with what its path says. */
function pageAt(path) {
  const page = PAGES.find(one => one.at.test(path));
  return page && {...page, said: page.at.exec(path).slice(1).map(decodeURIComponent)};
}

class SafarApp extends LitElement {
  static properties = {who: {state: true}, problem: {state: true}};

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    apply();
    followLinks();
    foreseeLinks((to, wanted) => this.#foresee(pageAt(to), wanted));
    addEventListener('settings-changed', () => this.requestUpdate());
    addEventListener('address-changed', () => this.requestUpdate());
    addEventListener('keydown', event => this.#key(event));
    try {
      this.who = await signedIn();
      if (path() === '/') {
        history.replaceState(null, '', link(`/${this.#places()[0]?.name ?? ''}`));
        this.requestUpdate();
      }
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    if (this.problem) {
      return explain(this.problem);
    }
    if (!this.who) {
      return nothing;
    }
    const here = path();
    return html`
      <a class="skip" href="#main">${t('skip')}</a>
      <header class="bar">
        <a class="brand" href=${link('/')}>${t('brand')}</a>
        <nav aria-label=${t('nav')}>
          ${this.#places().map(place => html`<a href=${link(`/${place.name}`)}
            aria-current=${here.startsWith(`/${place.name}`) ? 'page' : nothing}>${t(`nav.${place.name}`)}</a>`)}
        </nav>
        ${may('cx', 'auditor', 'admin', 'marketer') ? html`
          <form role="search" @submit=${event => this.#search(event)}>
            <input id="search" type="search" name="q" aria-label=${t('search')} placeholder=${t('search.hint')} autocomplete="off" dir="auto">
          </form>` : nothing}
        <details class="menu">
          <summary aria-label=${t('menu')}>${this.who.name}</summary>
          <div>
            <p class="quiet">${this.who.roles.map(role => t(`role.${role}`)).join(', ')}</p>
            <label>${t('language')}
              <select @change=${event => setLanguage(event.target.value)}>
                ${Object.entries(languages).map(([code, name]) => html`<option value=${code} ?selected=${code === language()}>${name}</option>`)}
              </select></label>
            <label>${t('theme')}
              <select @change=${event => setTheme(event.target.value)}>
                ${['auto', 'light', 'dark'].map(name => html`<option value=${name} ?selected=${name === theme()}>${t(`theme.${name}`)}</option>`)}
              </select></label>
            <button class="plain" @click=${() => this.#help()}>${t('help')}</button>
            <a href="/docs" target="_blank">${t('docs')}</a>
            <button @click=${signOut}>${t('sign.out')}</button>
          </div>
        </details>
      </header>
      <main id="main" tabindex="-1">${this.#page(here)}</main>
      <dialog id="help" aria-labelledby="help-title">
        <h2 id="help-title">${t('help')}</h2>
        <dl class="keys">
          ${['search', 'steps', 'play', 'now', 'help'].map(name => html`<dt><kbd>${t(`key.${name}`)}</kbd></dt><dd>${t(`key.${name}.does`)}</dd>`)}
        </dl>
        <form method="dialog"><button autofocus>${t('close')}</button></form>
      </dialog>`;
  }

  updated() {
    if (this.who || this.problem) {
      this.querySelector('#opening')?.remove();
    }
    if (NARROW.matches) {
      this.querySelector('nav [aria-current]')?.scrollIntoView({block: 'nearest', inline: 'nearest'});
    }
    document.title = `${t(`nav.${path().split('/')[1]}`)} · ${t('brand')}`;
  }

  #places() {
    return PAGES.filter(page => page.name && may(...page.roles));
  }

  #page(here) {
    const page = pageAt(here);
    if (page && may(...page.roles)) {
      return keyed(here, page.draw(...page.said));
    }
    if (page) {
      return html`<section class="card"><h1>${t('problem.forbidden')}</h1>
        <p>${t('forbidden.for', {roles: page.roles.map(role => t(`role.${role}`)).join(t('list.and'))})}</p></section>`;
    }
    return html`<section class="card"><h1>${t('nowhere')}</h1><p><a href=${link('/')}>${t('nowhere.home')}</a></p></section>`;
  }

  async #foresee(page, wanted) {
    if (page?.questions && this.who && may(...page.roles)) {
      const here = location.href;
      await Promise.all(page.questions(wanted, ...page.said).map(foresee));
      // who has gone there meanwhile does not wait for what nobody sees
      page.pictures?.(wanted).forEach(picture => whenIdle(() => location.href === here && drawAhead(picture)));
    }
  }

  #search(event) {
    event.preventDefault();
    const field = event.target.elements.q;
    go('/customers', {q: field.value.trim()});
    field.blur();
  }

  #key(event) {
    const writing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
    if (writing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === '/') {
      event.preventDefault();
      this.querySelector('#search')?.focus();
    } else if (event.key === '?') {
      this.#help();
    }
  }

  #help() {
    this.querySelector('#help').showModal();
  }
}

customElements.define('safar-app', SafarApp);
