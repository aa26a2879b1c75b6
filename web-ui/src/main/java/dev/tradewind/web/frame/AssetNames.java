package dev.tradewind.web.frame;

/** Addresses of style, scripts and icons with their hashes. */
public record AssetNames(String css, String js, String htmx, String morph, String icon, String manifest) {}
