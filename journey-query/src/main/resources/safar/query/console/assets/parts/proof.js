// Recomputes in this browser what a dossier proves, as docs/dossier.md specifies it: chain, places in the log, heads, signature.

const utf8 = text => new TextEncoder().encode(text);
const bytes = base64 => Uint8Array.from(atob(base64), one => one.charCodeAt(0));
const joined = parts => new Uint8Array(parts.flatMap(part => [...part]));
const same = (one, other) => one !== null && one.length === other.length && one.every((value, index) => value === other[index]);
const hash = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts)));
const leafHash = entry => hash([0], entry);
const nodeHash = (left, right) => hash([1], left, right);
const linkHash = (chain, leaf) => hash([2], chain, leaf);

const whole = (value, size) => {
  const field = new DataView(new ArrayBuffer(size));
  size === 8 ? field.setBigInt64(0, BigInt(value)) : field.setUint32(0, value);
  return new Uint8Array(field.buffer);
};

const fields = (...values) => joined(values.flatMap(value => {
  const field = typeof value === 'string' ? utf8(value) : typeof value === 'number' ? whole(value, 8) : value;
  return [whole(field.length, 4), field];
}));

const half = n => Math.floor(n / 2);
const isOdd = n => n % 2 === 1;

/** RFC 9162, 2.1.3.2. */
async function rootByInclusion(index, size, leaf, proof) {
  let [at, last, root] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (isOdd(at) || at === last) {
      root = await nodeHash(sibling, root);
      while (!isOdd(at) && at !== 0) {
        [at, last] = [half(at), half(last)];
      }
    } else {
      root = await nodeHash(root, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : null;
}

async function rootOfHeads(stream, length, chain, proof) {
  const key = await hash(utf8(stream));
  let root = await leafHash(fields('safar-head/1', stream, length, chain));
  for (const [index, sibling] of proof.entries()) {
    const depth = proof.length - 1 - index;
    root = (key[depth >> 3] >> (7 - (depth & 7))) & 1 ? await nodeHash(sibling, root) : await nodeHash(root, sibling);
  }
  return root;
}

async function isSigned(note, vkey) {
  const end = note.lastIndexOf('\n\n');
  const [, name, signature] = note.slice(end + 2).match(/^\u2014 (\S+) (\S+)\n/) ?? [];
  const [keyName, , base64] = vkey.split(/\+(.*?)\+(.*)/s);
  if (name !== keyName) {
    return false;
  }
  const key = await crypto.subtle.importKey('raw', bytes(base64).slice(1), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, bytes(signature).slice(4), utf8(note.slice(0, end + 1)));
}

/**
 * What holds: each event of the case, the chain over them, the chain among the heads, and the signature under the checkpoint.
 * It is this server's word that is checked here; who does not trust the server checks the file with another program.
 */
export async function check(dossier) {
  const [origin, size, root, heads, time] = dossier.checkpoint.split('\n');
  const log = {size: Number(size), root: bytes(root), heads: bytes(heads.split(' ')[2])};
  const {stream, events, length, chain, proof} = dossier.history;
  const leaves = await Promise.all(events.map(event => leafHash(fields('safar-event/1', stream, event.sequence, event.id, event.type, event.revision,
    event.time, event.actor, event.metaData, event.payload))));
  // each hash is an errand for another thread, so all that do not wait for each other are under way at once
  const [seen, link, headed, signed] = await Promise.all([
    Promise.all(events.map(async (event, index) => ({
      sequence: event.sequence, type: event.type, number: event.number,
      holds: same(await rootByInclusion(event.number, log.size, leaves[index], event.proof.map(bytes)), log.root),
    }))),
    linked(leaves),
    rootOfHeads(stream, length, bytes(chain), proof.map(bytes)),
    isSigned(dossier.checkpoint, dossier.key),
  ]);
  return {
    events: seen,
    chained: length === events.length && same(link, bytes(chain)),
    headed: same(headed, log.heads),
    signed,
    checkpoint: {origin, size: log.size, root, time: time.replace(/^time /, '')},
  };
}

/** The chain over all events. */
async function linked(leaves) {
  let link = new Uint8Array(32);
  for (const leaf of leaves) {
    link = await linkHash(link, leaf);
  }
  return link;
}
