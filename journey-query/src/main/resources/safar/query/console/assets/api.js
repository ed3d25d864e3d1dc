// Talks to the API of the same server: JSON in, JSON out, problems of RFC 9457 as errors.

/** What the server refused, with its stable type and, for fields, what is wrong where. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? body?.title ?? `HTTP ${status}`);
    this.status = status;
    this.type = body?.type ?? 'about:blank';
    this.title = body?.title ?? '';
    this.errors = body?.errors ?? [];
    this.body = body ?? {};
  }
}

let session = null;

/** Who is signed in: name, roles, and the secret that every change must show. */
export async function signedIn() {
  session ??= await get('/api/session');
  return session;
}

export const may = (...roles) => roles.some(role => session?.roles.includes(role));

/** Reads; parameters without a value are left out. */
export const get = (path, parameters = {}) => request('GET', withParameters(path, parameters));

export const post = (path, body, headers) => request('POST', path, json(body, headers));
export const put = (path, body, headers) => request('PUT', path, json(body, headers));
export const patch = (path, body) => request('PATCH', path, json(body));
export const remove = (path, body) => request('DELETE', path, json(body));

const json = (body, headers = {}) => (body === undefined
  ? {headers} : {text: JSON.stringify(body), headers: {'Content-Type': 'application/json', ...headers}});

export async function signOut() {
  await remove('/api/session');
  location.assign('/sign-in');
}

export function withParameters(path, parameters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Every item of a list that comes in pages, at most so many. */
export async function all(path, parameters, most = 20_000) {
  const items = [];
  let cursor;
  do {
    const page = await get(path, {...parameters, cursor});
    items.push(...page.items);
    cursor = page.next;
  } while (cursor && items.length < most);
  return items;
}

/** Any request; `text` is its body as it stands. */
export async function request(method, path, {text: body, headers = {}} = {}) {
  const secret = method !== 'GET' && session?.csrf ? {[session.csrf.header]: session.csrf.token} : {};
  const answer = await fetch(path, {method, body, headers: {Accept: 'application/json', ...headers, ...secret}});
  if (answer.status === 401) {
    location.assign(`/sign-in#next=${encodeURIComponent(location.pathname + location.search)}`);
  }
  const text = await answer.text();
  const said = text === '' ? null : parsed(text);
  if (!answer.ok) {
    throw new Problem(answer.status, said);
  }
  return said;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
