"""Makes the files of this folder: make.py FOLDER. Prices are made up from a fixed seed. ORIGIN.md says with which versions it ran."""

import decimal
import sys

import duckdb
import fastparquet
import numpy as np
import pandas as pd
import polars
import pyarrow as pa
import pyarrow.parquet as pq

folder = sys.argv[1] + "/"
rows = 120
random = np.random.default_rng(7)
times = pd.date_range(pd.Timestamp("2024-01-01T00:00:00Z"), periods=rows, freq="1min")
close = np.round(42000 + np.cumsum(random.normal(0, 5, rows)), 2)
opened = np.round(np.concatenate([[42000], close[:-1]]), 2)
high = np.round(np.maximum(opened, close) + random.random(rows).round(2), 2)
low = np.round(np.minimum(opened, close) - random.random(rows).round(2), 2)
volume = np.round(random.random(rows) * 10, 3)
prices = {"open": opened, "high": high, "low": low, "close": close}

frame = pd.DataFrame({"timestamp": times, **prices, "volume": volume})
table = pa.Table.from_pandas(frame, preserve_index=False)
frame.to_csv(folder + "same-rows.csv", index=False, date_format="%Y-%m-%dT%H:%M:%SZ")


def write(name, what, **options):
    pq.write_table(what, folder + name + ".parquet", **options)


# pages and codecs
frame.to_parquet(folder + "pandas-default.parquet")
for codec in ["snappy", "zstd", "gzip", "lz4", "none"]:
    write("pages-v1-" + codec, table, compression=codec)
    write("pages-v2-" + codec, table, compression=codec, data_page_version="2.0")
small = {"data_page_size": 256, "row_group_size": 70, "write_batch_size": 16, "write_page_checksum": True}
write("plain-small-pages-v1", table, use_dictionary=False, **small)
write("plain-small-pages-v2", table, use_dictionary=False, compression="zstd", data_page_version="2.0", **small)
write("dictionary-falls-back", table, dictionary_pagesize_limit=512, data_page_size=256, write_batch_size=16)

# other writers
fastparquet.write(folder + "fastparquet.parquet", frame)
polars.read_csv(folder + "same-rows.csv", try_parse_dates=True).write_parquet(folder + "polars-default.parquet")
duckdb.sql(f"copy (from read_csv('{folder}same-rows.csv')) to '{folder}duckdb-default.parquet' (format parquet)")

# types
for unit in ["ms", "us", "ns"]:
    write("timestamp-" + unit, table.set_column(0, "timestamp", table["timestamp"].cast(pa.timestamp(unit, "UTC"))))
indexed = frame.drop(columns="timestamp").set_index(pd.DatetimeIndex(times.tz_localize(None), name="Datetime"))
indexed.columns = [name.title() for name in indexed.columns]
indexed.to_parquet(folder + "index-without-zone.parquet")
indexed.rename_axis(None).to_parquet(folder + "index-without-name.parquet")


def decimals(digits):
    return {k: pa.array([decimal.Decimal(f"{x:.2f}") for x in v], pa.decimal128(digits, 2)) for k, v in prices.items()}


seconds = [int(x.timestamp()) for x in times]
micros = pa.array([1_000_000 * x for x in seconds], pa.int64())
write("epoch-micros-decimal128", pa.table({"open_time": micros, **decimals(18), "volume": volume}))
write(
    "epoch-seconds-decimal-in-int32",
    pa.table({"ts": pa.array(seconds, pa.uint32()), **decimals(9), "volume": volume}),
    store_decimal_as_integer=True,
)
words = {k: [f"{x:.2f}" for x in v] for k, v in prices.items()}
write("texts", pa.table({"time": [f"{x:%Y-%m-%dT%H:%M:%SZ}" for x in times], **words, "volume": [f"{x:.3f}" for x in volume]}))
apart = {"date": [f"{x:%Y-%m-%d}" for x in times], "time": [f"{x:%H:%M:%S}" for x in times]}
write("date-and-time-texts", pa.table({**apart, **prices, "volume": volume}))
days = pa.array([x.date() for x in pd.to_datetime(["2024-07-02", "2024-07-03", "2024-07-05"])], pa.date32())
daily = {
    "Open": [216.15, 220.0, 221.65],
    "High": [220.38, 221.55, 226.45],
    "Low": [215.1, 219.03, 221.65],
    "Close": [220.27, 221.55, 226.34],
    "Volume": pa.array([58046200, 37369800, 60412400], pa.int64()),
}
write("daily-date32", pa.table({"Date": days, **daily}))

# rows that are wrong
holes = table.slice(0, 20).to_pydict()
holes["close"][4] = None
holes["timestamp"][7] = None
write("nulls", pa.table(holes, schema=table.schema))

# refused
write("refused-brotli", table, compression="brotli")
write("refused-delta", table, use_dictionary=False, column_encoding={"timestamp": "DELTA_BINARY_PACKED"})
write("refused-byte-stream-split", table, use_dictionary=False, column_encoding={"close": "BYTE_STREAM_SPLIT"})
write("refused-int96", table, use_deprecated_int96_timestamps=True)
write("refused-nested", table.set_column(4, "close", pa.array([[float(x)] for x in close])))
write("other-columns", pa.table({"a": [1], "b": [2.0]}))
write("no-rows", table.slice(0, 0))


def zeros(count):
    return pa.table({name: np.zeros(count) for name in ["time", "open", "high", "low", "close"]})


write("bomb-of-many-pages", zeros(400_000), use_dictionary=False, compression="zstd")
huge = {"data_page_size": 1 << 30, "max_rows_per_page": 1 << 30, "row_group_size": 1 << 30, "write_statistics": False}
write("bomb-of-one-page", zeros(2_200_000), use_dictionary=False, compression="zstd", **huge)
