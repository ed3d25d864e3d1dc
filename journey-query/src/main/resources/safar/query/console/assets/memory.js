// What was answered lately, so that it is there at once, and what is asked for before anybody waits for it.

import {get} from './api.js';
import {whenCalm} from './parts/idle.js';

const MOST = 100;
/** Longer lists are not kept. */
const LONG = 2_000;
const FRESH_MILLIS = 3_000;

/** By address; what was asked for longest ago comes first. */
const answers = new Map();
const ahead = new Map();

/** What the server answered here the last time: to be shown until it answers anew. */
export const recall = address => answers.get(address);

/** Keeps an answer in mind, also one that a list tells of one of its rows; what is as before stays the very same object. */
export function remember(address, answer) {
  const known = answers.get(address);
  const kept = known && JSON.stringify(known) === JSON.stringify(answer) ? known : answer;
  answers.delete(address);
  if (!(kept.items?.length > LONG)) {
    answers.set(address, kept);
  }
  if (answers.size > MOST) {
    answers.delete(answers.keys().next().value);
  }
  return kept;
}

/** Asks, unless that was done just now ahead of time. */
export function ask(address) {
  const early = ahead.get(address);
  ahead.delete(address);
  return isFresh(early) ? early.answer : read(address);
}

/** Asks for what will probably be wanted next, until it is answered; whoever wants it hears of a failure then. */
export async function foresee(address) {
  if (!isFresh(ahead.get(address))) {
    ahead.set(address, {at: Date.now(), answer: read(address)});
  }
  try {
    await ahead.get(address).answer;
  } catch {
    ahead.delete(address);
  }
}

/** Asks, one after the other and while nobody waits for anything, for what was never answered here and is one choice away. */
export async function prepare(addresses) {
  for (const address of addresses) {
    if (recall(address) === undefined) {
      await new Promise(whenCalm);
      await foresee(address);
    }
  }
}

const isFresh = early => early !== undefined && Date.now() - early.at < FRESH_MILLIS;

const read = async address => remember(address, await get(address));
