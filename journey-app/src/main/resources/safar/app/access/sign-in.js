'use strict';

const TEXTS = {
  en: {
    failed: 'Signing in at your organisation did not work. Try again, or use a token.',
    unknown: 'Your organisation knows you, but gives you no role here. Ask who administers this installation.',
  },
  fa: {
    provider: 'ورود با حساب سازمانی', token: 'توکن دسترسی', enter: 'ورود', leave: 'خروج', as: 'وارد شده به نام',
    console: 'کنسول', docs: 'مستندات API',
    hint: 'نخستین توکن در فایل admin.token در پوشهٔ داده‌هاست؛ بقیه را مدیر در صفحهٔ عملیات می‌سازد.',
    failed: 'ورود از راه سازمان انجام نشد. دوباره تلاش کنید یا توکن وارد کنید.',
    unknown: 'سازمان شما را می‌شناسد، ولی اینجا نقشی ندارید. با مدیر این سامانه صحبت کنید.',
  },
};
const language = localStorage.getItem('safar.language') ?? (navigator.language.startsWith('fa') ? 'fa' : 'en');
const theme = localStorage.getItem('safar.theme');

const form = document.getElementById('sign-in');
const field = document.getElementById('token');
const signedIn = document.getElementById('signed-in');
const message = document.getElementById('message');

document.documentElement.lang = language;
document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
if (theme === 'light' || theme === 'dark') {
  document.documentElement.dataset.theme = theme;
}
for (const element of document.querySelectorAll('[data-text]')) {
  element.textContent = TEXTS[language]?.[element.dataset.text] ?? element.textContent;
}

async function show() {
  const answer = await fetch('/api/session');
  form.hidden = answer.ok;
  signedIn.hidden = !answer.ok;
  if (!answer.ok) {
    return null;
  }
  const who = await answer.json();
  document.getElementById('name').textContent = who.name;
  document.getElementById('roles').textContent = who.roles.join(', ');
  return who;
}

async function signIn(token) {
  message.textContent = '';
  const answer = await fetch('/api/session', {method: 'POST', headers: {Authorization: `Bearer ${token}`}});
  if (answer.ok) {
    location.replace(next());
  } else {
    message.textContent = (await answer.json()).title;
    await show();
  }
}

async function signOut() {
  const who = await show();
  if (who !== null) {
    await fetch('/api/session', {method: 'DELETE', headers: {[who.csrf.header]: who.csrf.token}});
  }
  await show();
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const token = field.value.trim();
  field.value = '';
  signIn(token);
});
document.getElementById('sign-out').addEventListener('click', signOut);
// what somebody wanted waits in this tab while they are at their organisation's page
document.getElementById('provider').addEventListener('click', () => sessionStorage.setItem('safar.next', place.get('next') ?? '/'));

// where a link wanted to lead before somebody had to sign in; never to another server
function next(address = place.get('next')) {
  const wanted = new URL(address ?? '/', location.origin);
  return wanted.origin === location.origin ? wanted.pathname + wanted.search : '/';
}

const place = new URLSearchParams(location.hash.slice(1));
const token = place.get('token');
if (token !== null) {
  // the token leaves the address bar and the history before anything else happens
  history.replaceState(null, '', location.pathname);
  signIn(token);
} else if (place.has('signed-in')) {
  const wanted = sessionStorage.getItem('safar.next');
  sessionStorage.removeItem('safar.next');
  show().then(who => who !== null && location.replace(next(wanted)));
} else {
  if (place.has('problem')) {
    message.textContent = TEXTS[language][place.get('problem') === 'no-role' ? 'unknown' : 'failed'];
  }
  // a link from elsewhere comes without the cookie, which is there all the same
  show().then(who => who !== null && place.has('next') && location.replace(next()));
}
