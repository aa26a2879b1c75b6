/**
 * Reads flat Parquet tables: the part of the format that writers of tables of prices use, and nothing else (ADR 0015). What is not read is
 * refused by name; nothing in a file can make the reader take more memory than its limits say.
 */
@NullMarked
package dev.tradewind.strategy.marketdata.imports.parquet;

import org.jspecify.annotations.NullMarked;
