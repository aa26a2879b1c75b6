/** Speed and memory of the whole platform, from outside (performance.md P6, P7, P9). Never part of a build. */
package dev.tradewind.system.bench;
