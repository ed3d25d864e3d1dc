import {html} from 'lit';
import {Page} from '../parts/page.js';
import {t} from '../settings.js';

customElements.define('complaint-page', class extends Page {
  render() {
    return html`<header class="title"><h1>${t('nav.complaint')}</h1></header>`;
  }
});
