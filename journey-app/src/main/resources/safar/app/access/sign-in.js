'use strict';

const form = document.getElementById('sign-in');
const field = document.getElementById('token');
const signedIn = document.getElementById('signed-in');
const message = document.getElementById('message');

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

// where a link wanted to lead before somebody had to sign in; never to another server
function next() {
  const wanted = new URL(place.get('next') ?? '/', location.origin);
  return wanted.origin === location.origin ? wanted.pathname + wanted.search : '/';
}

const place = new URLSearchParams(location.hash.slice(1));
const token = place.get('token');
if (token === null) {
  // a link from elsewhere comes without the cookie, which is there all the same
  show().then(who => who !== null && place.has('next') && location.replace(next()));
} else {
  // the token leaves the address bar and the history before anything else happens
  history.replaceState(null, '', location.pathname);
  signIn(token);
}
