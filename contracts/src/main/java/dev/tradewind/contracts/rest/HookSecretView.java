package dev.tradewind.contracts.rest;

/** A hook with its fresh token and address: shown once. */
public record HookSecretView(HookView hook, String token, String path, String exampleBody) {}
