"""Writes the CSV files beside it: real bars, and what TA-Lib makes of them. See ORIGIN.md for how to run it."""

import csv
import gzip
import pathlib
import sys
from fractions import Fraction

import numpy as np
import talib

BARS = 400
SERIES = {"SPY-1d": 3000, "BTC-USDT-1h": 20000}  # first bar taken


def r_squared(closes, period):
    """Squared correlation of the closes with 0, 1, 2, ...: in exact fractions, because TA-Lib has no R²."""
    result = [None] * len(closes)
    for end in range(period, len(closes) + 1):
        window = [Fraction(text) for text in closes[end - period : end]]
        mean = sum(window) / period
        middle = Fraction(period - 1, 2)
        covariation = sum((place - middle) * (value - mean) for place, value in enumerate(window))
        variation = sum((value - mean) ** 2 for value in window)
        spread = sum((place - middle) ** 2 for place in range(period))
        result[end - 1] = float(covariation**2 / (variation * spread)) if variation else 0.0
    return result


def columns(open_, high, low, close, volume):
    macd, signal, histogram = talib.MACD(close, 12, 26, 9)
    upper, middle, lower = talib.BBANDS(close, 20, 2, 2)
    return {
        "sma20": talib.SMA(close, 20),
        "ema20": talib.EMA(close, 20),
        "rsi14": talib.RSI(close, 14),
        "rsi2": talib.RSI(close, 2),
        "atr14": talib.ATR(high, low, close, 14),
        "adx14": talib.ADX(high, low, close, 14),
        "adx5": talib.ADX(high, low, close, 5),
        "plusDirection14": talib.PLUS_DI(high, low, close, 14),
        "minusDirection14": talib.MINUS_DI(high, low, close, 14),
        "kama10": talib.KAMA(close, 10),
        "macd": macd,
        "macdSignal": signal,
        "macdHistogram": histogram,
        "bollingerUpper": upper,
        "bollingerMiddle": middle,
        "bollingerLower": lower,
        "standardDeviation20": talib.STDDEV(close, 20, 1),
        "slope50": talib.LINEARREG_SLOPE(close, 50),
        "maximum20": talib.MAX(high, 20),
        "minimum20": talib.MIN(low, 20),
        "volumeMean20": talib.SMA(volume, 20),
    }


def text(value):
    return "" if value is None or np.isnan(value) else repr(float(value))


def main(data):
    for name, first in SERIES.items():
        with gzip.open(data / f"{name}.csv.gz", "rt") as file:
            bars = list(csv.DictReader(file))[first : first + BARS]
        fields = ["open", "high", "low", "close", "volume"]
        results = columns(*(np.array([float(bar[field]) for bar in bars]) for field in fields))
        results["rSquared50"] = r_squared([bar["close"] for bar in bars], 50)
        with open(pathlib.Path(__file__).parent / f"{name}.csv", "w", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(["timestamp", *fields, *results])
            for place, bar in enumerate(bars):
                values = [text(column[place]) for column in results.values()]
                out.writerow([bar["timestamp"], *(bar[field] for field in fields), *values])


main(pathlib.Path(sys.argv[1]))
