// What can wait until the browser has nothing else to do.

const SOON_MILLIS = 200;

/** How long nothing is painted at most because of things that are not begun yet. */
const SLICE_MILLIS = 40;

const afterwards = [];

/** After what is due has been painted, as much after each painting as is soon done: so numbers are there before pictures. */
export function whenPainted(work) {
  afterwards.push(work);
  if (afterwards.length === 1) {
    requestAnimationFrame(paint);
  }
}

const paint = () => setTimeout(() => {
  const until = performance.now() + SLICE_MILLIS;
  let begun = 0;
  try {
    do {
      afterwards[begun++]();
    } while (begun < afterwards.length && performance.now() < until);
  } finally {
    afterwards.splice(0, begun);
    if (afterwards.length > 0) {
      requestAnimationFrame(paint);
    }
  }
});

/** In no order: a browser puts work off that it finds too long for now, and does later one's first. */
export const whenIdle = work => (globalThis.requestIdleCallback ? requestIdleCallback(() => work()) : setTimeout(work, SOON_MILLIS));

/** The next time there is nothing else to do; what must follow something else waits for it before it asks. */
export const idle = () => new Promise(whenIdle);

/** A while after everything was painted: what was just chosen is looked at then. */
export const whenCalm = work => setTimeout(() => whenPainted(() => whenIdle(work)), SOON_MILLIS);
