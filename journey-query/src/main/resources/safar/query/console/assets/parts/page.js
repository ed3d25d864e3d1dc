// What all pages share: plain elements in the document, drawn anew when the address or the settings change.

import {LitElement} from 'lit';
import {parameters, path} from '../router.js';

export class Page extends LitElement {
  #redraw = () => this.requestUpdate();
  #place = path();
  // an address that leads elsewhere is no business of this page
  #moved = () => this.isConnected && path() === this.#place && this.arrive(parameters());

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('settings-changed', this.#redraw);
    addEventListener('address-changed', this.#moved);
    this.arrive(parameters());
  }

  disconnectedCallback() {
    removeEventListener('settings-changed', this.#redraw);
    removeEventListener('address-changed', this.#moved);
    super.disconnectedCallback();
  }

  /** The address says something else now. */
  arrive() {
    this.requestUpdate();
  }
}
