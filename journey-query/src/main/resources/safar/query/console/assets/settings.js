// Language and colours of this browser, kept across visits.

import en from './messages/en.json' with {type: 'json'};
import fa from './messages/fa.json' with {type: 'json'};

const MESSAGES = {en, fa};
const LOCALES = {en: 'en-GB', fa: 'fa-IR'};

export const languages = {en: 'English', fa: 'فارسی'};

export const language = () => stored('language') ?? (navigator.language.startsWith('fa') ? 'fa' : 'en');
export const locale = () => LOCALES[language()];
export const isPersian = () => language() === 'fa';
/** What leads from one thing to the next, in the direction of reading. */
export const arrow = () => (isPersian() ? '←' : '→');
export const theme = () => stored('theme') ?? 'auto';

export function setLanguage(name) {
  localStorage.setItem('safar.language', name);
  apply();
}

export function setTheme(name) {
  localStorage.setItem('safar.theme', name);
  apply();
}

/** Whether the page is dark now, whoever decided it. */
export const isDark = () =>
  theme() === 'dark' || (theme() === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);

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

export function apply() {
  const root = document.documentElement;
  root.lang = language();
  root.dir = isPersian() ? 'rtl' : 'ltr';
  root.dataset.theme = isDark() ? 'dark' : 'light';
  dispatchEvent(new CustomEvent('settings-changed'));
}

function stored(name) {
  return localStorage.getItem(`safar.${name}`);
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
