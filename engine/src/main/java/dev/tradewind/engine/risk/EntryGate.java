package dev.tradewind.engine.risk;

import dev.tradewind.engine.instruments.Side;
import dev.tradewind.engine.money.Percent;
import dev.tradewind.engine.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The preconditions of an entry: each input present and fresh, or a named reason why not. Closed by default (R12). */
public final class EntryGate {
    private static final RuleCheck NEW_GROUP = RuleCheck.passed("PLACE", "-", "new group", "nothing is open here");
    private static final RuleCheck LONG =
            RuleCheck.passed("SIDE", "LONG", Side.LONG.name(), "spot accounts are long only");
    private static final RuleCheck METADATA =
            RuleCheck.passed("METADATA", "present", "present", "ticks, steps and minimums of the symbol");

    private final GatePolicy policy;

    public EntryGate(GatePolicy policy) {
        this.policy = policy;
    }

    /** Every precondition, passed or not. */
    public List<RuleCheck> check(EntryProposal proposal, AccountState account, MarketView market, Instant now) {
        List<RuleCheck> checks = new ArrayList<>();
        checks.add(place(proposal.place()));
        checks.add(side(proposal.side()));
        checks.add(age(
                "SIGNAL_AGE", "DECISION_EXPIRED", proposal.signalAt(), now, policy.signalAge(), "age of the signal"));
        checks.add(
                account.isFlat()
                        ? RuleCheck.passed(
                                "EQUITY_AGE",
                                () -> text(policy.equityAge()),
                                () -> "flat",
                                () -> "nothing is held, equity is cash")
                        : age(
                                "EQUITY_AGE",
                                "STALE_EQUITY",
                                account.equityAt(),
                                now,
                                policy.equityAge(),
                                "age of the account's valuation"));
        checks.add(metadata(market));
        checks.add(quote(market.quote(), now));
        priceBand(proposal, market.quote()).ifPresentAdd(checks);
        pyramidGap(proposal, market.quote()).ifPresentAdd(checks);
        return List.copyOf(checks);
    }

    /** P0 of the pyramid: the signal's price, else the side of the quote the entry would trade at (C-46). */
    public static @Nullable Price basePrice(EntryProposal proposal, @Nullable Quote quote) {
        Price signalPrice = proposal.signalPrice();
        if (signalPrice != null) {
            return signalPrice;
        }
        return quote == null ? null : quote.entrySide(proposal.side());
    }

    private static RuleCheck place(EntryPlace place) {
        return switch (place) {
            case EntryPlace.NewGroup _ -> NEW_GROUP;
            case EntryPlace.Pyramid pyramid ->
                RuleCheck.passed(
                        "PLACE",
                        () -> "-",
                        () -> "pyramid " + pyramid.index(),
                        () -> "adds to group " + pyramid.group().id());
            case EntryPlace.Ignored ignored -> RuleCheck.blocked("PLACE", ignored.code(), "-", "-", ignored.detail());
            case EntryPlace.Refused refused -> RuleCheck.blocked("PLACE", refused.code(), "-", "-", refused.detail());
        };
    }

    private static RuleCheck side(Side side) {
        return side == Side.LONG
                ? LONG
                : RuleCheck.blocked(
                        "SIDE", "SHORT_NOT_SUPPORTED", "LONG", side.name(), "spot accounts are long only (C-55)");
    }

    private static RuleCheck metadata(MarketView market) {
        return market.instrument() != null
                ? METADATA
                : RuleCheck.blocked(
                        "METADATA", "NO_METADATA", "present", "missing", "no fresh ticks and minimums of the symbol");
    }

    private RuleCheck quote(@Nullable Quote quote, Instant now) {
        if (quote == null || !quote.isSane()) {
            return RuleCheck.blocked(
                    "QUOTE_AGE", "STALE_QUOTE", text(policy.quoteAge()), "no quote", "no usable quote of the symbol");
        }
        return age("QUOTE_AGE", "STALE_QUOTE", quote.receivedAt(), now, policy.quoteAge(), "age of the last quote");
    }

    private MaybeCheck priceBand(EntryProposal proposal, @Nullable Quote quote) {
        Price base = basePrice(proposal, quote);
        if (base == null || quote == null || !quote.isSane()) {
            return MaybeCheck.NONE;
        }
        Price market = quote.entrySide(proposal.side());
        Supplier<String> limit = () -> policy.priceBand().toString();
        Supplier<String> actual = () -> percentBetween(base, market) + " (" + base + " against " + market + ")";
        Supplier<String> detail = () -> "distance of the entry price from the last quote";
        boolean inside = base.minus(market).abs().compareTo(policy.priceBand().shareOf(market.value())) <= 0;
        return new MaybeCheck(
                inside
                        ? RuleCheck.passed("PRICE_BAND", limit, actual, detail)
                        : RuleCheck.blocked("PRICE_BAND", "PRICE_BAND", limit, actual, detail));
    }

    // at least g % better than the group's average: below it for long, above it for short (D-08)
    private MaybeCheck pyramidGap(EntryProposal proposal, @Nullable Quote quote) {
        Percent gap = proposal.configuration().pyramidMinimumGap();
        Price base = basePrice(proposal, quote);
        if (gap == null || base == null || !(proposal.place() instanceof EntryPlace.Pyramid pyramid)) {
            return MaybeCheck.NONE;
        }
        Price average = pyramid.group().averagePrice();
        if (average == null) {
            return new MaybeCheck(
                    RuleCheck.passed("PYRAMID_GAP", gap.toString(), "no fill yet", "the group has no average yet"));
        }
        Price bound = average.movedBy(proposal.side() == Side.LONG ? gap.negated() : gap);
        boolean better = proposal.side() == Side.LONG ? base.isAtMost(bound) : base.isAtLeast(bound);
        Supplier<String> limit = gap::toString;
        Supplier<String> actual =
                () -> percentBetween(base, average) + " (" + base + " against average " + average + ")";
        Supplier<String> detail = () -> "the price must be better than the group's average by the gap";
        return new MaybeCheck(
                better
                        ? RuleCheck.passed("PYRAMID_GAP", limit, actual, detail)
                        : RuleCheck.blocked("PYRAMID_GAP", "PYRAMID_GAP", limit, actual, detail));
    }

    private static RuleCheck age(String rule, String code, Instant since, Instant now, Duration most, String detail) {
        Duration age = Duration.between(since, now);
        return age.compareTo(most) <= 0
                ? RuleCheck.passed(rule, () -> text(most), () -> text(age), () -> detail)
                : RuleCheck.blocked(rule, code, () -> text(most), () -> text(age), () -> detail);
    }

    private static Percent percentBetween(Price price, Price reference) {
        BigDecimal ratio = price.minus(reference).movePointRight(2).divide(reference.value(), 4, RoundingMode.HALF_UP);
        return new Percent(ratio);
    }

    private static String text(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** A check that only applies sometimes. */
    private record MaybeCheck(@Nullable RuleCheck check) {
        static final MaybeCheck NONE = new MaybeCheck(null);

        void ifPresentAdd(List<RuleCheck> checks) {
            if (check != null) {
                checks.add(check);
            }
        }
    }
}
