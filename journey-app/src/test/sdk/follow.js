'use strict';

/** Follows the stream over a restart of the server and notes each offset in a file, until enough came. */
const {appendFileSync} = require('node:fs');
const {EventSource} = require('eventsource');

const [url, token, enough, notes] = process.argv.slice(2);
let seen = 0;
const changes = new EventSource(`${url}/api/lifecycle-changes?after=0`, {
  fetch: (address, init) => fetch(address, {...init, headers: {...init.headers, Authorization: `Bearer ${token}`}}),
});
changes.onmessage = ({data, lastEventId}) => {
  if (JSON.parse(data).offset !== lastEventId) throw new Error(`${lastEventId} is ${data}`);
  appendFileSync(notes, `${lastEventId}\n`);
  if (++seen >= Number(enough)) {
    changes.close();
    process.exit(0);
  }
};
changes.onerror = (error) => {
  console.error(error.code, error.message);
  // it does not come back after an answer that it does not understand
  if (changes.readyState === EventSource.CLOSED) process.exit(1);
};
