package safar.contract;

import safar.contract.identity.StreamId;

/** An event whose {@link Personal} components are sealed under the key of a journey stream. */
public interface Sealable {

    StreamId sealedUnder();
}
