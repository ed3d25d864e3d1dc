// A long list whose first items are painted before the others are drawn.

import {nothing} from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';
import {whenPainted} from './idle.js';

const FIRST = 40;

class Gradually extends AsyncDirective {
  #items = null;
  #whole = false;

  render(items, draw) {
    if (items !== this.#items) {
      this.#items = items;
      this.#whole = items.length <= FIRST;
    }
    if (this.#whole) {
      return items.map(draw);
    }
    whenPainted(() => {
      if (items === this.#items && !this.#whole && this.isConnected) {
        this.#whole = true;
        this.setValue(items.map(draw));
      }
    });
    return items.slice(0, FIRST).map(draw);
  }
}

class Later extends AsyncDirective {
  #draw = null;
  #painted = false;

  render(draw) {
    if (!this.#painted && !this.#draw) {
      whenPainted(() => whenPainted(() => {
        if (this.isConnected) {
          this.#painted = true;
          this.setValue(this.#draw());
        }
      }));
    }
    this.#draw = draw;
    return this.#painted ? draw() : nothing;
  }
}

/** What stands farther down, drawn for the first time once all else has been painted, pictures too. */
export const later = directive(Later);

/** Every item drawn; those of a long list, whenever it is another one, in two goes. */
export const gradually = directive(Gradually);
