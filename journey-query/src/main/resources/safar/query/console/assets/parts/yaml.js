// Sends rules as their author wrote them, comments included.

import {request} from '../api.js';

export const send = (method, path, text, headers = {}) =>
  request(method, path, {text, headers: {'Content-Type': 'application/yaml', ...headers}});
