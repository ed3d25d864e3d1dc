'use strict';

/** Subscribes to everything and verifies what comes, by both libraries; ends well once enough came. */
const {createServer} = require('node:http');
const {Webhook} = require('standardwebhooks');
const svix = require('svix');

const [url, token, enough] = process.argv.slice(2);
let secret;
let verified = 0;

const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  try {
    const change = new Webhook(secret).verify(body, request.headers);
    new svix.Webhook(secret).verify(body, request.headers);
    if (change.id !== request.headers['webhook-id']) throw new Error(`id ${change.id}`);
    response.writeHead(204).end();
    if (++verified >= Number(enough)) process.exit(0);
  } catch (error) {
    console.error(error, body);
    process.exit(1);
  }
});
server.listen(0, '127.0.0.1', async () => {
  const answer = await fetch(`${url}/api/subscriptions`, {
    method: 'POST',
    headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json'},
    body: JSON.stringify({url: `http://127.0.0.1:${server.address().port}/`, filter: 'true', start: 'beginning'}),
  });
  const created = await answer.json();
  if (answer.status !== 201) throw new Error(JSON.stringify(created));
  secret = created.secret;
});
