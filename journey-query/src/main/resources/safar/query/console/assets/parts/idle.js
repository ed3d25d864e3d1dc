// What can wait until the browser has nothing else to do.

const SOON_MILLIS = 200;

const afterwards = [];

/** After what is due has been painted, one thing after each painting: so numbers are there before pictures, and the first picture before the next. */
export function whenPainted(work) {
  afterwards.push(work);
  if (afterwards.length === 1) {
    requestAnimationFrame(paint);
  }
}

const paint = () => setTimeout(() => {
  try {
    afterwards[0]();
  } finally {
    afterwards.shift();
    if (afterwards.length > 0) {
      requestAnimationFrame(paint);
    }
  }
});

export const whenIdle = work => (globalThis.requestIdleCallback ? requestIdleCallback(() => work()) : setTimeout(work, SOON_MILLIS));
