// Patches of RFC 6902, applied to a view without touching the one before.

const parts = pointer => pointer.split('/').slice(1).map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The view after a patch; what the patch leaves alone is shared with the view before. */
export const patched = (view, patch) => patch.reduce((now, step) => changed(now, parts(step.path), step), view);

function changed(node, [key, ...rest], step) {
  if (key === undefined) {
    return step.value;
  }
  const copy = Array.isArray(node) ? [...node] : {...node};
  const index = Array.isArray(copy) && key === '-' ? copy.length : key;
  if (rest.length > 0) {
    copy[index] = changed(copy[index], rest, step);
  } else if (step.op === 'remove') {
    Array.isArray(copy) ? copy.splice(Number(index), 1) : delete copy[index];
  } else if (step.op === 'add' && Array.isArray(copy)) {
    copy.splice(Number(index), 0, step.value);
  } else {
    copy[index] = step.value;
  }
  return copy;
}

/** The value at a JSON pointer; undefined where there is none. */
export const valueAt = (view, pointer) => parts(pointer).reduce((node, key) => node?.[key], view);
