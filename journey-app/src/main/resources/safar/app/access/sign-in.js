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
    location.replace('/');
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

const token = new URLSearchParams(location.hash.slice(1)).get('token');
if (token === null) {
  show();
} else {
  // the token leaves the address bar and the history before anything else happens
  history.replaceState(null, '', location.pathname);
  signIn(token);
}
