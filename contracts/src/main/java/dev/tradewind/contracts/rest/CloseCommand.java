package dev.tradewind.contracts.rest;

/** Asks to close a group the user saw at this version (R18). */
public record CloseCommand(long version) {}
