"""A sweep of simple moving averages that cross, by vectorbt: closed trades of each set, seconds of each round, peak memory."""
import itertools
import resource
import sys
import time

try:
    import numpy
    import pandas
    import vectorbt
except ImportError:
    sys.exit(3)

rounds, folder = int(sys.argv[1]), sys.argv[2]
fast, slow = ([int(period) for period in text.split(",")] for text in sys.argv[3:5])
opened, close = (numpy.fromfile(f"{folder}/{name}") for name in ("open", "close"))
index = pandas.date_range("2020-09-13 12:27", periods=len(close), freq="min")
opened, close = pandas.Series(opened, index), pandas.Series(close, index)
pairs = list(itertools.product(fast, slow))


def sweep():
    """Decided at a bar's close, filled at the next open, a fifth of the money, no costs."""
    quick = vectorbt.MA.run(close, [pair[0] for pair in pairs], short_name="quick")
    calm = vectorbt.MA.run(close, [pair[1] for pair in pairs], short_name="calm")
    entries = quick.ma_crossed_above(calm).vbt.fshift(1)
    exits = quick.ma_crossed_below(calm).vbt.fshift(1)
    portfolio = vectorbt.Portfolio.from_signals(
        close, entries, exits, price=opened, size=0.2, size_type="percent", init_cash=100_000, freq="1min"
    )
    portfolio.total_return(), portfolio.max_drawdown(), portfolio.sharpe_ratio()
    return portfolio.trades.closed.count().tolist()


trades = sweep()
print("trades", *trades)
for _ in range(rounds):
    began = time.perf_counter()
    sweep()
    print("seconds", time.perf_counter() - began)
print("mebibytes", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
