package safar.app.demo;

/** How a customer stands to the shop: goodwill from 0 to 1, and whether they want its mailings. */
record Bond(double goodwill, boolean mailings) {

    Bond {
        goodwill = Math.clamp(goodwill, 0, 1);
    }

    Bond warmer(double by) {
        return new Bond(goodwill + by, mailings);
    }

    Bond cooler(double by) {
        return new Bond(goodwill - by, mailings);
    }

    Bond withoutMailings() {
        return new Bond(goodwill, false);
    }
}
