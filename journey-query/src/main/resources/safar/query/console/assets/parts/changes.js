// Where two answers differ, as JSON pointers.

const LEFT_OUT = new Set(['/position', '/digest']);

export function changedPaths(before, after, path = '') {
  if (before === after || LEFT_OUT.has(path)) {
    return [];
  }
  const bothHold = [before, after].every(value => value !== null && typeof value === 'object');
  if (!bothHold) {
    return [path];
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .flatMap(key => changedPaths(before[key], after[key], `${path}/${key}`));
}
