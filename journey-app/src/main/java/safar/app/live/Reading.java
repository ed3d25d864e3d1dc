package safar.app.live;

import safar.projection.view.ReadAhead;

/** Reads the events as they come, ahead of whoever folds them. */
@FunctionalInterface
interface Reading {

    /** From behind a position on, until it is closed. */
    ReadAhead after(long position);
}
