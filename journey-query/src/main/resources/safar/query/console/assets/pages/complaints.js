import {html} from 'lit';
import {Page} from '../parts/page.js';
import {t} from '../settings.js';

customElements.define('complaints-page', class extends Page {
  render() {
    return html`<header class="title"><h1>${t('nav.complaints')}</h1></header>`;
  }
});
