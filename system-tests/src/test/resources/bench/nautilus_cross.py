"""Simple moving averages that cross in nautilus_trader's event engine: closed positions, seconds of each round."""
import sys
import time
from decimal import Decimal

try:
    import numpy
    import pandas
    from nautilus_trader.backtest.engine import BacktestEngine, BacktestEngineConfig
    from nautilus_trader.common.config import LoggingConfig
    from nautilus_trader.indicators import SimpleMovingAverage
    from nautilus_trader.model.currencies import USDT
    from nautilus_trader.model.data import BarType
    from nautilus_trader.model.enums import AccountType, OmsType, OrderSide
    from nautilus_trader.model.identifiers import Venue
    from nautilus_trader.model.objects import Money
    from nautilus_trader.persistence.wranglers import BarDataWrangler
    from nautilus_trader.test_kit.providers import TestInstrumentProvider
    from nautilus_trader.trading.strategy import Strategy
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(3)

rounds, folder, fast, slow = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
instrument = TestInstrumentProvider.btcusdt_binance()
bar_type = BarType.from_str(f"{instrument.id}-1-MINUTE-LAST-EXTERNAL")
columns = {name: numpy.fromfile(f"{folder}/{name}") for name in ("open", "high", "low", "close", "volume")}
index = pandas.date_range("2020-09-13 12:27", periods=len(columns["close"]), freq="min", tz="UTC")
bars = BarDataWrangler(bar_type, instrument).process(pandas.DataFrame(columns, index=index))


class Cross(Strategy):
    """Long above, flat below; decided at the close."""

    def on_start(self):
        self.quick, self.calm = SimpleMovingAverage(fast), SimpleMovingAverage(slow)
        self.register_indicator_for_bars(bar_type, self.quick)
        self.register_indicator_for_bars(bar_type, self.calm)
        self.subscribe_bars(bar_type)
        self.size = instrument.make_qty(Decimal("0.5"))
        self.was_above = None
        self.is_long = False

    def on_bar(self, bar):
        if not self.calm.initialized:
            return
        difference = self.quick.value - self.calm.value
        is_above = self.was_above if difference == 0 else difference > 0
        if self.was_above is not None and is_above != self.was_above and is_above != self.is_long:
            side = OrderSide.BUY if is_above else OrderSide.SELL
            self.submit_order(self.order_factory.market(instrument.id, side, self.size))
            self.is_long = is_above
        self.was_above = is_above


def run():
    engine = BacktestEngine(BacktestEngineConfig(logging=LoggingConfig(bypass_logging=True)))
    engine.add_venue(
        venue=Venue("BINANCE"),
        oms_type=OmsType.NETTING,
        account_type=AccountType.CASH,
        base_currency=None,
        starting_balances=[Money(1_000_000, USDT)],
    )
    engine.add_instrument(instrument)
    engine.add_data(bars)
    engine.add_strategy(Cross())
    began = time.perf_counter()
    engine.run()
    seconds = time.perf_counter() - began
    filled = engine.cache.orders_closed_count()
    engine.dispose()
    return seconds, filled // 2


_, trades = run()
print("trades", trades)
for _ in range(rounds):
    print("seconds", run()[0])
