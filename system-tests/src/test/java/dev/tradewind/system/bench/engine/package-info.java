/** Speed of backtests, sweeps and indicators against others that do the same (performance.md P1 to P5). Never part of a build. */
package dev.tradewind.system.bench.engine;
