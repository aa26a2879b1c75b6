/** The live path and event mode over the same bars. */
package dev.tradewind.system.parity;
