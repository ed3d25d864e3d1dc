// Language and colours of this browser, kept across visits.

import en from './messages/en.json' with {type: 'json'};
import fa from './messages/fa.json' with {type: 'json'};

const MESSAGES = {en, fa};
const LOCALES = {en: 'en-GB', fa: 'fa-IR'};

export const languages = {en: 'English', fa: 'فارسی'};

const chosen = {language: stored('language') ?? (navigator.language.startsWith('fa') ? 'fa' : 'en'), theme: stored('theme') ?? 'auto'};

const darkness = matchMedia('(prefers-color-scheme: dark)');
let printing = false;

export const language = () => chosen.language;
export const locale = () => LOCALES[language()];
export const isPersian = () => language() === 'fa';
/** What leads from one thing to the next, in the direction of reading. */
export const arrow = () => (isPersian() ? '←' : '→');
export const theme = () => chosen.theme;

export const setLanguage = name => choose('language', name);
export const setTheme = name => choose('theme', name);

/** Whether the page is dark now, whoever decided it; paper never is. */
export const isDark = () =>
  !printing && (theme() === 'dark' || (theme() === 'auto' && darkness.matches));

/** Language and colours in one word, for what is drawn anew when they change. */
export const appearance = () => `${language()} ${isDark()}`;

/** A text of the console; an unknown key is shown as it is, so that nothing is ever blank. */
export function t(key, values = {}) {
  const text = MESSAGES[language()][key] ?? MESSAGES.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The word for a value that comes from data, such as a stage: translated when known, else as it is. */
export const word = (group, value) => {
  const key = `${group}.${value}`;
  return MESSAGES[language()][key] ?? MESSAGES.en[key] ?? value;
};

/** The values of a group that have words of their own. */
export const words = group => Object.keys(MESSAGES.en).filter(key => key.startsWith(`${group}.`)).map(key => key.slice(group.length + 1));

export function apply() {
  const root = document.documentElement;
  root.lang = language();
  root.dir = isPersian() ? 'rtl' : 'ltr';
  root.dataset.theme = isDark() ? 'dark' : 'light';
  dispatchEvent(new CustomEvent('settings-changed'));
}

function choose(name, value) {
  chosen[name] = value;
  localStorage.setItem(`safar.${name}`, value);
  apply();
}

function print(now) {
  printing = now;
  apply();
}

function stored(name) {
  return localStorage.getItem(`safar.${name}`);
}

darkness.addEventListener('change', apply);
addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
