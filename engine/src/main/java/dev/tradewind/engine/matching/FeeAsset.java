package dev.tradewind.engine.matching;

/** What a buyer pays the fee in; a seller always pays in quote currency. */
public enum FeeAsset {
    QUOTE,
    BASE
}
