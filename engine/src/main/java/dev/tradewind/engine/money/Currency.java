package dev.tradewind.engine.money;

import java.util.regex.Pattern;

/** A currency or crypto asset by its code, for example USD, USDT or BTC. USDT is not in ISO 4217, hence an own type. */
public record Currency(String code) implements Comparable<Currency> {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,12}");

    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("currency code must be 1 to 12 of A-Z and 0-9, was " + code);
        }
    }

    public static Currency of(String code) {
        return new Currency(code);
    }

    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
