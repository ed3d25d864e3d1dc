package safar.app.demo;

import java.util.Optional;

/** A stretch of a customer's journey that explains why its touchpoints belong together. */
sealed interface Story
        permits Discovery,
                SignUp,
                Everyday,
                Browsing,
                Shopping,
                Delivery,
                Mishap,
                Recovery,
                GoodsReturn,
                Newsletter,
                StoreVisit,
                Question,
                Study,
                Silence,
                WinBack {

    /** Writes what happens and says how the journey goes on, if it does. */
    Optional<Sequel> tell(Narrator narrator);
}
