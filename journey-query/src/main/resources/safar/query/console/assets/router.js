// What is shown is told by the address, so that every state of every page can be sent to somebody.

const BASE = '/console';

const pathOf = address => address.pathname.slice(BASE.length).replace(/\/$/, '') || '/';
const parametersOf = address => Object.fromEntries(new URLSearchParams(address.search));

export const path = () => pathOf(location);
export const parameters = () => parametersOf(location);

export const link = (to, values = {}) => {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => isSet(value))).toString();
  return BASE + to + (query === '' ? '' : `?${query}`);
};

/** Goes to another page. */
export function go(to, values) {
  history.pushState(null, '', link(to, values));
  tell();
}

/** Changes some parameters of the page that is shown; without a new step in the history where `quietly`. */
export function adjust(changes, quietly = false) {
  const url = link(path(), {...parameters(), ...changes});
  history[quietly ? 'replaceState' : 'pushState'](null, '', url);
  tell();
}

/** Follows links inside the console without loading the page anew. */
export function followLinks() {
  addEventListener('popstate', tell);
  addEventListener('click', event => {
    const anchor = linkOf(event);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.defaultPrevented;
    if (plain && anchor) {
      event.preventDefault();
      history.pushState(null, '', anchor.href);
      tell();
    }
  });
}

// whoever rests on a link this long will probably follow it
const RESTING_MILLIS = 40;

/** Tells where a link inside the console leads as soon as somebody rests on it. */
export function foreseeLinks(told) {
  let resting;
  const look = (event, millis) => {
    clearTimeout(resting);
    const anchor = linkOf(event);
    if (anchor) {
      resting = setTimeout(() => told(pathOf(anchor), parametersOf(anchor)), millis);
    }
  };
  addEventListener('pointerover', event => look(event, RESTING_MILLIS), {passive: true});
  addEventListener('focusin', event => look(event, RESTING_MILLIS));
  // a button that is pressed is seldom let go elsewhere
  addEventListener('pointerdown', event => look(event, 0), {passive: true});
  // who follows it asks then
  addEventListener('click', () => clearTimeout(resting), {capture: true, passive: true});
}

/** The link inside the console that an event is about, if any. */
const linkOf = event => event.composedPath().find(node => node instanceof HTMLAnchorElement && node.origin === location.origin
  && node.pathname.startsWith(BASE) && !node.hasAttribute('download') && !node.target);

function tell() {
  dispatchEvent(new CustomEvent('address-changed'));
}

function isSet(value) {
  return value !== undefined && value !== null && value !== '';
}
