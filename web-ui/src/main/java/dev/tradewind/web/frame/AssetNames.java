package dev.tradewind.web.frame;

/**
 * Addresses of style, scripts and icons with their hashes. Only pages with a candle chart name {@code chart}, which loads
 * {@code chartLibrary} when the chart comes into view; only the import form names {@code upload}.
 */
public record AssetNames(
        String css,
        String js,
        String htmx,
        String morph,
        String chart,
        String chartLibrary,
        String upload,
        String icon,
        String manifest) {}
