package dev.tradewind.contracts.plans;

import dev.tradewind.contracts.configurations.LevelV1;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fingerprint of a plan: SHA-256 over one canonical text, independent of JSON formatting and decimal scale (R10). */
public final class PlanHash {
    private PlanHash() {}

    /** Hex text of 64 characters. */
    public static String of(PlanV1 plan) {
        var text = new StringBuilder("plan.v1");
        add(text, plan.decisionId());
        add(text, plan.userId());
        add(text, plan.accountId());
        add(text, plan.groupId());
        add(text, plan.signalId());
        add(text, plan.symbol());
        add(text, plan.timeframeSeconds());
        add(text, plan.side());
        add(text, plan.pyramidIndex());
        add(text, plan.candleId());
        add(text, plan.basePrice());
        for (PlanLegV1 leg : plan.legs()) {
            add(text, leg.index());
            add(text, leg.orderType());
            add(text, leg.price());
            add(text, leg.quantity());
            add(text, leg.notional());
            add(text, leg.reserved());
            add(text, leg.takeProfitPercent());
        }
        add(text, plan.reserved());
        addConfiguration(text, plan);
        add(text, plan.signalAt().toEpochMilli());
        add(text, plan.validUntil().toEpochMilli());
        return sha256(text.toString());
    }

    private static void addConfiguration(StringBuilder text, PlanV1 plan) {
        var configuration = plan.configuration();
        add(text, configuration.configurationId());
        add(text, configuration.version());
        add(text, configuration.entryOrderType());
        addLevels(text, configuration.levels());
        new TreeMap<>(configuration.pyramidLevels()).forEach((pyramid, levels) -> {
            add(text, pyramid);
            addLevels(text, levels);
        });
        add(text, configuration.maxPyramids());
        add(text, configuration.takeProfitMode());
        add(text, configuration.takeProfitAggregatePercent());
        add(text, configuration.takeProfitBasis());
        add(text, configuration.stopLossPercent());
        add(text, configuration.stopLossReference());
        add(text, configuration.maxActiveLegs());
        add(text, configuration.entryTtlSeconds());
        add(text, configuration.cancelBeyondPercent());
        add(text, configuration.flatPolicy());
    }

    private static void addLevels(StringBuilder text, List<LevelV1> levels) {
        for (LevelV1 level : levels) {
            add(text, level.gapPercent());
            add(text, level.weightPercent());
            add(text, level.takeProfitPercent());
        }
    }

    private static void add(StringBuilder text, @Nullable Object value) {
        text.append('|');
        if (value instanceof BigDecimal decimal) {
            text.append(
                    decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString());
        } else if (value != null) {
            text.append(value.toString().replace("|", "||"));
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
