// What is painted before the rest is drawn: the first items of a long list, and what stands at the top of a page.

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

/** Every item drawn; those of a long list, whenever it is another one, in two goes. */
export const gradually = directive(Gradually);

class Later extends AsyncDirective {
  #draw = null;
  #painted = false;

  render(draw) {
    if (!this.#painted && !this.#draw) {
      // pictures stand in line by the time this one's turn has come
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

/** What stands farther down, drawn for the first time once all else has been drawn, pictures too. */
export const later = directive(Later);
