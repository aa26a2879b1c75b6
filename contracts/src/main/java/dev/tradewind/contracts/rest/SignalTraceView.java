package dev.tradewind.contracts.rest;

import java.util.List;

/** A signal's whole story, in order. */
public record SignalTraceView(SignalView signal, List<TraceStepView> steps, String payload, boolean isFinal) {}
