package dev.tradewind.web.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes numbers and times for one viewer (ui.md section 5). In discreet mode amounts are dots. */
public record Figures(boolean discreet, ZoneId zone, Instant now) {
    private static final String MISSING = "–";
    private static final String HIDDEN = "•••";
    private static final Pattern AMOUNT = Pattern.compile(
            "(?:[$€]\\s?[\\d,]++(?:\\.\\d++)?+|\\d{1,3}(?:,\\d{3})++(?:\\.\\d++)?+|\\d++\\.\\d++)(?![\\d%])");
    private static final char MINUS = '\u2212';
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR_TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    /** Amount without sign, for example {@code $1,234.50}. */
    public String money(@Nullable BigDecimal amount, String currency) {
        if (amount == null) {
            return MISSING;
        }
        if (discreet) {
            return HIDDEN;
        }
        String digits = grouped(amount.abs().setScale(2, RoundingMode.HALF_EVEN), 2, 2);
        return (isBelowZero(amount, 2) ? String.valueOf(MINUS) : "") + withCurrency(digits, currency);
    }

    /** Profit: always with a sign, zero without. */
    public Figure profit(@Nullable BigDecimal amount, String currency) {
        if (amount == null) {
            return Figure.NONE;
        }
        int sign = amount.setScale(2, RoundingMode.HALF_EVEN).signum();
        String kind = sign > 0 ? "gain" : sign < 0 ? "loss" : "";
        if (discreet) {
            return new Figure(HIDDEN, kind);
        }
        String digits = grouped(amount.abs().setScale(2, RoundingMode.HALF_EVEN), 2, 2);
        return new Figure(sign(sign) + withCurrency(digits, currency), kind);
    }

    /** Signed percent with two decimals. */
    public Figure profitPercent(@Nullable BigDecimal percent) {
        if (percent == null) {
            return Figure.NONE;
        }
        BigDecimal rounded = percent.setScale(2, RoundingMode.HALF_EVEN);
        int sign = rounded.signum();
        return new Figure(sign(sign) + grouped(rounded.abs(), 2, 2) + "%", sign > 0 ? "gain" : sign < 0 ? "loss" : "");
    }

    /** Percent without a plus sign. */
    public String percent(@Nullable BigDecimal percent) {
        if (percent == null) {
            return MISSING;
        }
        BigDecimal rounded = percent.setScale(2, RoundingMode.HALF_EVEN);
        return (rounded.signum() < 0 ? String.valueOf(MINUS) : "") + grouped(rounded.abs(), 2, 2) + "%";
    }

    /** Signed percent of a statistic; nothing known when it is null or not a number. */
    public Figure profitPercent(@Nullable Double percent) {
        return profitPercent(decimal(percent));
    }

    /** Percent of a statistic without a plus sign. */
    public String percent(@Nullable Double percent) {
        return percent(decimal(percent));
    }

    /** Profit computed as a statistic, such as an average. */
    public Figure averageProfit(@Nullable Double amount, String currency) {
        return profit(decimal(amount), currency);
    }

    /** A statistic without unit, two decimals. */
    public String ratio(@Nullable Double value) {
        BigDecimal number = decimal(value);
        return number == null ? MISSING : grouped(number.setScale(2, RoundingMode.HALF_EVEN), 2, 2);
    }

    /** A signed number with one decimal, for narrow cells. */
    public String tenths(@Nullable Double value) {
        BigDecimal number = decimal(value);
        if (number == null) {
            return MISSING;
        }
        BigDecimal rounded = number.setScale(1, RoundingMode.HALF_EVEN);
        return sign(rounded.signum()) + grouped(rounded.abs(), 1, 1);
    }

    /** A count with its groups, for example {@code 43,200}. */
    public String count(long number) {
        return grouped(BigDecimal.valueOf(number), 0, 0);
    }

    private static @Nullable BigDecimal decimal(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? null : BigDecimal.valueOf(value);
    }

    /** Price with all its digits, two at least. */
    public String price(@Nullable BigDecimal price) {
        return price == null ? MISSING : grouped(price, 2, 8);
    }

    /** Quantity with all its digits; hidden in discreet mode, because with the price it tells the amount. */
    public String quantity(@Nullable BigDecimal quantity) {
        if (quantity == null) {
            return MISSING;
        }
        return discreet ? HIDDEN : grouped(quantity, 0, 12);
    }

    /** A number in a form field: plain digits, no grouping. */
    public String plain(@Nullable BigDecimal value) {
        if (value == null) {
            return "";
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Text with figures in it that a service wrote; amounts are hidden in discreet mode, percents and counts are not. */
    public String sentence(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return discreet ? AMOUNT.matcher(text).replaceAll(HIDDEN) : text;
    }

    /** An instant: time today, with the date before that. */
    public Moment moment(@Nullable Instant at) {
        if (at == null) {
            return Moment.NONE;
        }
        ZonedDateTime local = at.atZone(zone);
        ZonedDateTime today = now.atZone(zone);
        DateTimeFormatter form = local.toLocalDate().equals(today.toLocalDate())
                ? TIME
                : local.getYear() == today.getYear() ? DAY_TIME : YEAR_TIME;
        return new Moment(at.toString(), local.format(form), ago(at));
    }

    /** The day of an instant, without the time. */
    public Moment day(@Nullable Instant at) {
        return at == null
                ? Moment.NONE
                : new Moment(at.toString(), at.atZone(zone).format(DAY), ago(at));
    }

    /** Distance to now in the largest unit that fits. */
    public String ago(Instant at) {
        Duration distance = Duration.between(at, now);
        if (distance.isNegative()) {
            return "now";
        }
        return distance.toSeconds() < 2 ? "now" : span(distance) + " ago";
    }

    /** Length of time in its two largest units at most. */
    public String span(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds % 86_400 / 3600 + " h";
    }

    /** Timeframe of a signal, as traders write it. */
    public static String timeframe(int seconds) {
        if (seconds >= 604_800) {
            return "1W";
        }
        if (seconds >= 86_400) {
            return seconds / 86_400 + "D";
        }
        if (seconds >= 3600 && seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds / 60 + "m";
    }

    private static String sign(int sign) {
        return sign > 0 ? "+" : sign < 0 ? String.valueOf(MINUS) : "";
    }

    private static boolean isBelowZero(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_EVEN).signum() < 0;
    }

    private static String withCurrency(String digits, String currency) {
        return switch (currency) {
            case "USD", "USDT", "USDC" -> "$" + digits;
            case "EUR" -> "€" + digits;
            default -> digits + " " + currency;
        };
    }

    private static String grouped(BigDecimal value, int least, int most) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(value).replace('-', MINUS);
    }
}
