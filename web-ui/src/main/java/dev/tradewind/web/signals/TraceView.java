package dev.tradewind.web.signals;

import dev.tradewind.contracts.rest.SignalTraceView;
import dev.tradewind.contracts.rest.TraceStepView;
import dev.tradewind.web.text.Figures;
import dev.tradewind.web.text.Labels;
import dev.tradewind.web.text.Moment;
import java.util.List;

/** The story of a signal, step by step. */
public record TraceView(SignalRowView signal, List<Step> steps, String payload, boolean isFinal) {
    /** One step; {@code verdict} is pass, fail or empty, {@code kind} the step's name in small letters. */
    public record Step(
            int number, Moment at, String kind, String title, String text, String verdict, List<Named> figures) {}

    /** One named number of a step. */
    public record Named(String name, String value) {}

    static TraceView of(SignalTraceView trace, Figures figures) {
        return new TraceView(
                SignalRowView.of(trace.signal(), figures),
                trace.steps().stream().map(step -> step(step, figures)).toList(),
                figures.discreet() ? "" : trace.payload(),
                trace.isFinal());
    }

    private static Step step(TraceStepView step, Figures figures) {
        List<Named> numbers = step.figures() == null
                ? List.of()
                : step.figures().entrySet().stream()
                        .map(entry -> new Named(Labels.words(entry.getKey()), figures.sentence(entry.getValue())))
                        .toList();
        String verdict = step.passed() == null ? "" : step.passed() ? "pass" : "fail";
        return new Step(
                step.number(),
                figures.moment(step.at()),
                Labels.words(step.step()),
                figures.sentence(step.title()),
                figures.sentence(step.text()),
                verdict,
                numbers);
    }
}
