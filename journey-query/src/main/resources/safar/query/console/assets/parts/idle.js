// What can wait until the browser has nothing else to do.

const SOON_MILLIS = 200;

/** After what is due has been painted, so that numbers are there before pictures. */
export const whenPainted = work => requestAnimationFrame(() => setTimeout(work));

export const whenIdle = work => (globalThis.requestIdleCallback ? requestIdleCallback(() => work()) : setTimeout(work, SOON_MILLIS));
