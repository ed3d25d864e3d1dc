// What can wait until the browser has nothing else to do.

const SOON_MILLIS = 200;

export const whenIdle = work => (globalThis.requestIdleCallback ? requestIdleCallback(() => work()) : setTimeout(work, SOON_MILLIS));
