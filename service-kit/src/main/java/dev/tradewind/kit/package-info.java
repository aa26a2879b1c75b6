/** Plumbing every service needs: the tenant transaction, the event log, problem bodies, who is calling, internal calls, jobs and time. */
package dev.tradewind.kit;
