// What is shown is told by the address, so that every state of every page can be sent to somebody.

const BASE = '/console';

export const path = () => location.pathname.slice(BASE.length).replace(/\/$/, '') || '/';
export const parameters = () => Object.fromEntries(new URLSearchParams(location.search));

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
    const anchor = event.composedPath().find(node => node instanceof HTMLAnchorElement);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.defaultPrevented;
    if (plain && anchor && anchor.origin === location.origin && anchor.pathname.startsWith(BASE)
      && !anchor.hasAttribute('download') && !anchor.target) {
      event.preventDefault();
      history.pushState(null, '', anchor.href);
      tell();
    }
  });
}

function tell() {
  dispatchEvent(new CustomEvent('address-changed'));
}

function isSet(value) {
  return value !== undefined && value !== null && value !== '';
}
