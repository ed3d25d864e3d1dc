#!/usr/bin/env node
// Checks a complaint dossier with nothing but Node's own cryptography, as dossier.md specifies it:
//   node verify-dossier.mjs FILE [--key FILE] [--checkpoint FILE]
// Exits with 0 when the dossier holds, with 1 when it does not, with 2 when it was called wrongly.
import {createHash, createPublicKey, verify as verifies} from 'node:crypto';
import {readFileSync, realpathSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const utf8 = text => Buffer.from(text, 'utf8');
const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
const leafHash = entry => hash(Buffer.of(0), entry);
const nodeHash = (left, right) => hash(Buffer.of(1), left, right);
const linkHash = (chain, leaf) => hash(Buffer.of(2), chain, leaf);

class Wrong extends Error {
    constructor(place, problem) {
        super(problem);
        this.place = place;
    }
}

// ---- reading

const member = (object, place, name) => {
    if (object === null || typeof object !== 'object' || Array.isArray(object) || !Object.hasOwn(object, name)) {
        throw new Wrong(`${place}/${name}`, 'is missing');
    }
    return object[name];
};

const text = (object, place, name) => {
    const value = member(object, place, name);
    if (typeof value !== 'string') throw new Wrong(`${place}/${name}`, 'expected a text');
    return value;
};

const number = (object, place, name) => {
    const value = member(object, place, name);
    if (!Number.isSafeInteger(value)) throw new Wrong(`${place}/${name}`, 'expected a whole number');
    return value;
};

const list = (object, place, name) => {
    const value = member(object, place, name);
    if (!Array.isArray(value)) throw new Wrong(`${place}/${name}`, 'expected a list');
    return value;
};

const bytes = (base64, place) => {
    const decoded = Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64');
    if (decoded.toString('base64') !== base64) throw new Wrong(place, 'expected base64');
    return decoded;
};

const hashOf = (base64, place) => {
    const decoded = bytes(base64, place);
    if (decoded.length !== 32) throw new Wrong(place, 'expected a hash');
    return decoded;
};

const hashes = (object, place, name) => list(object, place, name).map((one, i) => hashOf(one, `${place}/${name}/${i}`));

// RFC 8785: members sorted by their names, no white space, strings and whole numbers as JSON.stringify writes them
const canonical = value => {
    if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    const names = Object.keys(value).sort();
    return `{${names.map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
};

// JSON.parse takes the last of two members of one name without a word, so the text must be as long as what was read from it
const parseJson = source => {
    const value = JSON.parse(source);
    const written = JSON.stringify(value).length;
    const read = source.replace(/"(?:[^"\\]|\\.)*"|\s+/g, part => (part.startsWith('"') ? JSON.stringify(JSON.parse(part)) : '')).length;
    if (written !== read) throw new Wrong('', 'has a member twice, or a number that is not whole');
    return value;
};

// ---- signed notes and keys (C2SP signed-note)

const parseKey = (vkey, place) => {
    const [name, id, base64] = vkey.split(/\+(.*?)\+(.*)/s);
    if (!name || !base64 || /\s/.test(name)) throw new Wrong(place, 'expected a key as name+id+key');
    const key = bytes(base64, place);
    if (key.length !== 33 || key[0] !== 1) throw new Wrong(place, 'expected an Ed25519 key');
    const keyId = hash(utf8(`${name}\n`), key).subarray(0, 4);
    if (keyId.toString('hex') !== id) throw new Wrong(place, `expected the id ${keyId.toString('hex')}`);
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)]);
    return {name, id, keyId, vkey, publicKey: createPublicKey({key: der, format: 'der', type: 'spki'})};
};

const parseNote = (note, place) => {
    const end = note.lastIndexOf('\n\n');
    const lines = note.slice(end + 2).split('\n');
    if (end < 0 || lines.length < 2 || lines.pop() !== '') throw new Wrong(place, 'expected a signed note');
    const signatures = lines.map(line => {
        const [, name, base64] = line.match(/^\u2014 (\S+) (\S+)$/) ?? [];
        if (!name) throw new Wrong(place, 'expected a line with a signature');
        return {name, base64};
    });
    return {text: note.slice(0, end + 1), signatures};
};

const isSignedBy = (note, key) =>
    note.signatures.some(({name, base64}) => {
        const signature = Buffer.from(base64, 'base64');
        return (
            name === key.name &&
            signature.toString('base64') === base64 &&
            signature.subarray(0, 4).equals(key.keyId) &&
            verifies(null, utf8(note.text), key.publicKey, signature.subarray(4))
        );
    });

// one key took the place of another, and both have signed that
const parseSuccession = (source, place) => {
    if (typeof source !== 'string') throw new Wrong(place, 'expected a text');
    const note = parseNote(source, place);
    const [, before, after] = note.text.match(/^safar-key\/1\nbefore ([^\n]+)\nafter ([^\n]+)\ntime [^\n]+\n$/) ?? [];
    if (!before) throw new Wrong(place, 'expected the succession of a key in four lines');
    const keys = [parseKey(before, place), parseKey(after, place)];
    if (keys[0].vkey === keys[1].vkey || keys[0].name !== keys[1].name) throw new Wrong(place, 'expected two keys of one log');
    if (!keys.every(key => isSignedBy(note, key))) throw new Wrong(place, 'expected the signatures of both keys');
    return keys;
};

const parseCheckpoint = (source, place) => {
    const count = '(0|[1-9]\\d{0,14})';
    const form = new RegExp(`^([^\\n]+)\\n${count}\\n([^\\n]+)\\nheads ${count} ([^\\n]+)\\ntime ([^\\n]+)\\n$`);
    const [, origin, size, root, streams, heads, time] = source.match(form) ?? [];
    if (!origin || Number.isNaN(Date.parse(time))) throw new Wrong(place, 'expected a checkpoint of five lines');
    return {
        origin,
        size: Number(size),
        root: hashOf(root, place),
        streams: Number(streams),
        heads: hashOf(heads, place),
        time: Date.parse(time),
    };
};

// ---- proofs (RFC 9162, 2.1.3.2 and 2.1.4.2); sizes are whole numbers below 2^53, so no bit operations on them

const half = n => Math.floor(n / 2);
const isOdd = n => n % 2 === 1;

const rootByInclusion = (index, size, leaf, proof) => {
    if (index < 0 || index >= size) return null;
    let [at, last, root] = [index, size - 1, leaf];
    for (const sibling of proof) {
        if (last === 0) return null;
        if (isOdd(at) || at === last) {
            root = nodeHash(sibling, root);
            while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
        } else {
            root = nodeHash(root, sibling);
        }
        [at, last] = [half(at), half(last)];
    }
    return last === 0 ? root : null;
};

const isConsistent = (from, oldRoot, to, newRoot, proof) => {
    if (from < 0 || from > to) return false;
    if (from === to) return proof.length === 0 && oldRoot.equals(newRoot);
    if (from === 0) return proof.length === 0 && oldRoot.equals(hash());
    let [at, last] = [from - 1, to - 1];
    while (isOdd(at)) [at, last] = [half(at), half(last)];
    const rest = [...proof];
    const first = at === 0 ? oldRoot : rest.shift();
    if (!first) return false;
    let [old, grown] = [first, first];
    for (const sibling of rest) {
        if (last === 0) return false;
        if (isOdd(at) || at === last) {
            [old, grown] = [nodeHash(sibling, old), nodeHash(sibling, grown)];
            while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
        } else {
            grown = nodeHash(grown, sibling);
        }
        [at, last] = [half(at), half(last)];
    }
    return last === 0 && old.equals(oldRoot) && grown.equals(newRoot);
};

// ---- events and heads

const fields = (...values) =>
    Buffer.concat(
        values.flatMap(value => {
            let field = value;
            if (typeof value === 'string') field = utf8(value);
            if (typeof value === 'number') {
                field = Buffer.alloc(8);
                field.writeBigInt64BE(BigInt(value));
            }
            const length = Buffer.alloc(4);
            length.writeUInt32BE(field.length);
            return [length, field];
        }),
    );

const rootOfHeads = (stream, length, chain, proof) => {
    const key = hash(utf8(stream));
    const bit = depth => (key[depth >> 3] >> (7 - (depth & 7))) & 1;
    return proof.reduce(
        (root, sibling, i) => (bit(proof.length - 1 - i) ? nodeHash(sibling, root) : nodeHash(root, sibling)),
        leafHash(fields('safar-head/1', stream, length, chain)),
    );
};

// ---- the dossier

/** All that is wrong with a dossier, as {place, problem}; nothing when it holds. */
export const verify = (source, {key: trusted, checkpoint: kept} = {}) => {
    const findings = [];
    const found = (place, problem) => findings.push({place, problem});
    const attempt = step => {
        try {
            return step();
        } catch (e) {
            if (!(e instanceof Wrong)) throw e;
            found(e.place, e.message);
            return undefined;
        }
    };

    const dossier = attempt(() => {
        try {
            return parseJson(source);
        } catch (e) {
            throw e instanceof Wrong ? e : new Wrong('', `is not JSON: ${e.message}`);
        }
    });
    if (dossier === undefined) return findings;

    attempt(() => text(dossier, '', 'format') === 'safar-dossier/1' || found('/format', 'expected safar-dossier/1'));
    const own = attempt(() => parseKey(text(dossier, '', 'key'), '/key'));
    const given = trusted && parseKey(trusted.trim(), '/key');
    const successions = Object.hasOwn(dossier, 'successions')
        ? attempt(() => list(dossier, '', 'successions').map((note, i) => parseSuccession(note, `/successions/${i}`))) ?? []
        : [];
    const leading = own ? [own] : [];
    for (const [before, after] of successions.toReversed()) {
        if (after.vkey === leading[0]?.vkey) leading.unshift(before);
    }
    const isLed = !given || leading.some(one => one.vkey === given.vkey);
    if (own && !isLed) found('/key', `is ${own.id}, expected the key ${given.id} that you gave`);
    const key = own && (isLed ? own : given);
    const old = kept && parseCheckpoint(parseNote(kept, '/checkpoint').text, '/checkpoint');

    const checkpoint = key && attempt(() => {
        const note = parseNote(text(dossier, '', 'checkpoint'), '/checkpoint');
        if (!isSignedBy(note, key)) found('/checkpoint', `is not signed by the key ${key.id}`);
        const read = parseCheckpoint(note.text, '/checkpoint');
        if (read.origin !== key.name) found('/checkpoint', 'is of another log than the key');
        if (old) {
            if (!leading.some(one => isSignedBy(parseNote(kept, '/checkpoint'), one))) found('/key', 'did not sign the checkpoint that you kept');
            if (old.size > read.size) found('/checkpoint', `is of ${read.size} events, the one that you kept of ${old.size}`);
            if (old.size === read.size && !old.root.equals(read.root)) found('/checkpoint', 'has another root than the one that you kept');
        }
        return read;
    });

    const checkEvent = (event, place, stream, before) => {
        const stored = {sequence: number(event, place, 'sequence'), time: number(event, place, 'time')};
        for (const name of ['id', 'type', 'revision', 'actor', 'metaData', 'payload']) stored[name] = text(event, place, name);
        const leaf = leafHash(fields(
            'safar-event/1', stream, stored.sequence, stored.id, stored.type, stored.revision,
            stored.time, stored.actor, stored.metaData, stored.payload,
        ));
        if (stored.sequence !== before.length) found(`${place}/sequence`, `expected ${before.length}`);
        before.length += 1;
        before.chain = linkHash(before.chain, leaf);
        const at = number(event, place, 'number');
        if (at <= before.number) found(`${place}/number`, `expected more than ${before.number}`);
        before.number = at;
        if (stored.time < before.time) found(`${place}/time`, 'is before that of the event before it');
        before.time = stored.time;
        if (stored.time > checkpoint.time) found(`${place}/time`, 'is after that of the checkpoint');
        const root = rootByInclusion(at, checkpoint.size, leaf, hashes(event, place, 'proof'));
        if (!root || !root.equals(checkpoint.root)) found(place, `is not leaf ${at} of the log at the checkpoint`);
        let payload;
        try {
            payload = JSON.parse(stored.payload);
        } catch {
            throw new Wrong(`${place}/payload`, 'is not JSON');
        }
        if ((payload?.entry?.author?.who ?? '') !== stored.actor) found(`${place}/actor`, 'is not who the payload says');
        if (Object.hasOwn(event, 'disclosed')) {
            const at = `${place}/disclosed`;
            const salt = bytes(text(event.disclosed, at, 'salt'), `${at}/salt`);
            const commitment = hash(salt, utf8(text(event.disclosed, at, 'text'))).toString('base64');
            if (commitment !== payload?.personal?.commitment) found(at, 'is not the text that the event is committed to');
        }
    };

    const checkStream = (name, stream) => {
        const part = member(dossier, '', name);
        if (text(part, `/${name}`, 'stream') !== stream) found(`/${name}/stream`, `expected ${stream}`);
        const before = {length: 0, chain: Buffer.alloc(32), number: -1, time: -Infinity};
        list(part, `/${name}`, 'events').forEach((event, i) => {
            attempt(() => checkEvent(event, `/${name}/events/${i}`, stream, before));
        });
        const length = number(part, `/${name}`, 'length');
        if (length !== before.length) found(`/${name}/length`, `says ${length} events, there are ${before.length}`);
        const chain = hashOf(text(part, `/${name}`, 'chain'), `/${name}/chain`);
        if (!chain.equals(before.chain)) found(`/${name}/chain`, 'is not the head of the chain over the events');
        const root = rootOfHeads(stream, length, chain, hashes(part, `/${name}`, 'proof'));
        if (!root.equals(checkpoint.heads)) found(`/${name}/proof`, 'does not lead to the heads of the checkpoint');
    };

    const checkGrowth = () => {
        const needed = old && old.size < checkpoint.size;
        if (!Object.hasOwn(dossier, 'since')) {
            if (needed) found('', `does not go back to the checkpoint that you kept: get it with since=${old.size}`);
            return;
        }
        const since = dossier.since;
        const size = number(since, '/since', 'size');
        const root = hashOf(text(since, '/since', 'root'), '/since/root');
        if (needed && (old.size !== size || !old.root.equals(root))) found('/since', 'is not the checkpoint that you kept');
        if (!isConsistent(size, root, checkpoint.size, checkpoint.root, hashes(since, '/since', 'proof'))) {
            found('/since', `does not show that the checkpoint continues the log of ${size} events`);
        }
    };

    const checkSeal = complaint => {
        const note = parseNote(text(dossier, '', 'seal'), '/seal');
        if (note.signatures.length !== 1 || !isSignedBy(note, key)) throw new Wrong('/seal', `is not signed by the key ${key.id}`);
        const sections = Object.entries(dossier).filter(([name]) => name !== 'seal').flatMap(([name, value]) =>
            Array.isArray(value) && value.length > 0
                ? value.map((element, i) => [`/${name}/${i}`, element])
                : [[`/${name}`, value]]);
        const sealed = new Map(note.text.split('\n').slice(2, -1).map(line => {
            const space = line.lastIndexOf(' ');
            return [line.slice(0, space), line.slice(space + 1)];
        }));
        for (const [place, value] of sections) {
            if (sealed.get(place) !== hash(utf8(canonical(value))).toString('base64')) found(place, 'is not what was sealed');
            sealed.delete(place);
        }
        for (const place of sealed.keys()) found(place, 'was sealed and is missing');
        if (!note.text.startsWith(`safar-dossier/1\n${complaint}\n`)) found('/seal', 'is not about this dossier');
    };

    const complaint = attempt(() => text(dossier, '', 'complaint'));
    if (checkpoint && complaint !== undefined) {
        attempt(() => checkStream('history', `complaint/${complaint}`));
        attempt(() => checkStream('access', `access/${complaint}`));
        attempt(checkGrowth);
    }
    if (key && complaint !== undefined) attempt(() => checkSeal(complaint));
    return findings;
};

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
    try {
        const {values, positionals} = parseArgs({
            allowPositionals: true,
            options: {key: {type: 'string'}, checkpoint: {type: 'string'}},
        });
        if (positionals.length !== 1) throw new Error('usage: verify-dossier.mjs FILE [--key FILE] [--checkpoint FILE]');
        const read = file => (file === undefined ? undefined : readFileSync(file, 'utf8'));
        // a witness adds one checkpoint after the other to its file
        const kept = read(values.checkpoint)?.trim().split(/\n{2,}/).slice(-2).join('\n\n').concat('\n');
        const findings = verify(read(positionals[0]), {key: read(values.key), checkpoint: kept});
        findings.forEach(({place, problem}) => console.log(`${place || 'dossier'}: ${problem}`));
        console.log(findings.length === 0 ? 'the dossier holds' : 'the dossier does not hold');
        process.exitCode = findings.length === 0 ? 0 : 1;
    } catch (e) {
        console.error(e.message);
        process.exitCode = 2;
    }
}
