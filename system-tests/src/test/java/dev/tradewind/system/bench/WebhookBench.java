package dev.tradewind.system.bench;

import dev.tradewind.local.config.Service;
import dev.tradewind.local.process.ResidentMemory;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** P6, from the webhook to a durable 202: against the peer in turns, at low load against one commit, and its CPU. */
final class WebhookBench {
    // after strategy-service has answered, these work on; a second series measures without them
    private static final List<Service> AFTERWARDS = List.of(Service.RISK, Service.BROKER, Service.NOTIFICATION);
    private static final double MICROS = 1e6;
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final BenchPlatform platform;
    private final BenchSize size;
    private final Alerts alerts;
    private final Peer peer;
    private final Rest rest;
    private final Report report;

    WebhookBench(BenchPlatform platform, BenchSize size, Alerts alerts, Peer peer, Rest rest) {
        this.platform = platform;
        this.size = size;
        this.alerts = alerts;
        this.peer = peer;
        this.rest = rest;
        this.report = new Report("P6", size);
    }

    void run() throws SQLException {
        report.note("Peer: " + peer.name() + " with " + Peer.CONNECTIONS + " connections; ours with "
                + Flood.CONNECTIONS + " over " + alerts.traders().size() + " users' hooks; "
                + size.alertsPerRound() + " alerts each, in turns. Synthetic exits that close nothing.");
        lowLoad();
        double first = flood().perSecond();
        rest.await();
        report.tell("first run under load, not warm", first, "alerts/s");
        series("all services at work", true);
        AFTERWARDS.forEach(platform::stop);
        series("strategy-service alone", false);
        AFTERWARDS.forEach(platform::startAgain);
        rest.await();
        report.note("Every alert answered with 202 is stored and was decided once, in both series.");
        report.publish();
    }

    private void series(String label, boolean restBetween) throws SQLException {
        var ours = new double[size.rounds()];
        var theirs = new double[size.rounds()];
        var micros = new double[size.rounds()];
        var lateAnswers = new double[size.rounds()];
        int turnedAway = 0;
        for (int round = 0; round < size.rounds(); round++) {
            Duration before = cpu();
            Flood.Result result = flood();
            micros[round] = cpu().minus(before).toNanos() / 1e9 * MICROS / result.accepted();
            ours[round] = result.perSecond();
            turnedAway += result.turnedAway();
            lateAnswers[round] = result.answers().at(0.99);
            if (restBetween) {
                rest.await(); // the peer must not pay for what ours left to do
            }
            theirs[round] = peer.perSecond(size.alertsPerRound());
            System.out.printf(
                    "P6 %s, round %d: ours %.0f/s, peer %.0f/s%n", label, round + 1, ours[round], theirs[round]);
        }
        Spread ratio = Spread.of(IntStream.range(0, ours.length)
                .mapToDouble(round -> ours[round] / theirs[round])
                .toArray());
        report.atLeast(1.2, label + ": throughput against the peer", ratio, "times");
        report.tell(label + ": ours", Spread.of(ours), "alerts/s");
        report.tell(label + ": peer", Spread.of(theirs), "alerts/s");
        report.tell(label + ": answers, p99 of each round", Spread.of(lateAnswers), "ms");
        report.tell(label + ": answered with 503 and sent again", turnedAway, "answers");
        report.atMost(40, label + ": CPU of strategy-service", Spread.of(micros), "us/alert");
    }

    private Flood.Result flood() throws SQLException {
        List<Alerts.Addressed> round =
                Stream.generate(alerts::exit).limit(size.alertsPerRound()).toList();
        long before = rest.signals();
        Flood.Result result = new Flood(platform.webhooks()).send(round, Flood.CONNECTIONS);
        WrongCount.unlessEqual("signals stored", result.accepted(), rest.signals() - before);
        return result;
    }

    // ours and the commit take turns in blocks, so that both see the same machine
    private void lowLoad() throws SQLException {
        int block = Math.max(1, size.lowLoadAlerts() / size.rounds());
        var ratios = new double[size.rounds()];
        var answers = new double[size.rounds()];
        var commits = new double[size.rounds()];
        for (int round = 0; round < size.rounds(); round++) {
            answers[round] = oneByOne(block).median();
            rest.await();
            commits[round] = peer.commits(block).median();
            ratios[round] = answers[round] / commits[round];
        }
        report.atMost(2, "low load: p50 of the answer against a commit", Spread.of(ratios), "times");
        report.tell("low load: p50 of the answer", Spread.of(answers), "ms");
        report.tell("one durable commit, p50", Spread.of(commits), "ms");
        long memory = ResidentMemory.of(
                        platform.part(Service.STRATEGY).process().orElseThrow().pid())
                .orElse(0);
        report.tell("strategy-service, resident", memory / MEBIBYTE, "MiB");
    }

    private Spread oneByOne(int count) {
        var nanos = new long[count];
        try (var connection = new AlertConnection(platform.webhooks())) {
            for (int index = 0; index < count; index++) {
                Alerts.Addressed alert = alerts.exit();
                long began = System.nanoTime();
                AlertConnection.Reply reply = connection.post(alert.path(), alert.body());
                nanos[index] = System.nanoTime() - began;
                WrongCount.unlessEqual("status", 202, reply.status());
            }
        } catch (IOException e) {
            throw new WrongCount("an alert was not answered: " + e);
        }
        return Spread.ofNanos(nanos);
    }

    private Duration cpu() {
        return platform.part(Service.STRATEGY)
                .process()
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }
}
