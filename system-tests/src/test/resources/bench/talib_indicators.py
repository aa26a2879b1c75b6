"""TA-Lib's C library on whole arrays: a line for each indicator with the nanoseconds a bar of each round, ascending."""
import sys
import time

try:
    import numpy
    import talib
except ImportError:
    sys.exit(3)

rounds, folder = int(sys.argv[1]), sys.argv[2]
high, low, close = (numpy.fromfile(f"{folder}/{name}") for name in ("high", "low", "close"))
cases = {
    "SMA": lambda: talib.SMA(close, 20),
    "EMA": lambda: talib.EMA(close, 20),
    "RSI": lambda: talib.RSI(close, 14),
    "ATR": lambda: talib.ATR(high, low, close, 14),
    "ADX": lambda: talib.ADX(high, low, close, 14),
    "KAMA": lambda: talib.KAMA(close, 10),
    "MACD": lambda: talib.MACD(close, 12, 26, 9),
    "BBANDS": lambda: talib.BBANDS(close, 20, 2, 2),
    "SLOPE": lambda: talib.LINEARREG_SLOPE(close, 50),
    "STDDEV": lambda: talib.STDDEV(close, 20),
    "MAX": lambda: talib.MAX(close, 20),
    "MIN": lambda: talib.MIN(close, 20),
}
for name, work in cases.items():
    work()
    work()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1e9 / len(close))
    print(name, *sorted(times))
