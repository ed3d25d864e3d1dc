'use strict';

/** Follows the stream over a restart of the server and prints each offset, until enough came. */
const {EventSource} = require('eventsource');

const [url, token, enough] = process.argv.slice(2);
let seen = 0;
const changes = new EventSource(`${url}/api/lifecycle-changes?after=0`, {
  fetch: (address, init) => fetch(address, {...init, headers: {...init.headers, Authorization: `Bearer ${token}`}}),
});
changes.onmessage = ({data, lastEventId}) => {
  if (JSON.parse(data).offset !== lastEventId) throw new Error(`${lastEventId} is ${data}`);
  console.log(lastEventId);
  if (++seen >= Number(enough)) {
    changes.close();
    process.exit(0);
  }
};
changes.onerror = (error) => console.error(error.code, error.message);
