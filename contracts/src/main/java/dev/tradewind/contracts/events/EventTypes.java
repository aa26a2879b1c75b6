package dev.tradewind.contracts.events;

/** Names of all facts that cross a service border: {@code <service>.<noun>.<past verb>.v1} (C-40). */
public final class EventTypes {
    public static final String USER_REGISTERED = "auth.user.registered.v1";
    public static final String USER_CHANGED = "auth.user.changed.v1";
    public static final String SESSION_REVOKED = "auth.session.revoked.v1";

    public static final String SIGNAL_ACCEPTED = "strategy.signal.accepted.v1";
    public static final String SIGNAL_REFUSED = "strategy.signal.refused.v1";
    public static final String HOOK_CHANGED = "strategy.hook.changed.v1";
    public static final String CONFIGURATION_CHANGED = "strategy.configuration.changed.v1";

    public static final String PLAN_DECIDED = "risk.plan.decided.v1";

    public static final String ACCOUNT_OPENED = "broker.account.opened.v1";
    public static final String ACCOUNT_VALUED = "broker.account.valued.v1";
    public static final String INSTRUMENT_PUBLISHED = "broker.instrument.published.v1";
    public static final String GROUP_CHANGED = "broker.group.changed.v1";
    public static final String ORDER_ACKNOWLEDGED = "broker.order.acknowledged.v1";
    public static final String ORDER_ENDED = "broker.order.ended.v1";
    public static final String EXECUTION_BOOKED = "broker.execution.booked.v1";
    public static final String PLAN_REFUSED = "broker.plan.refused.v1";
    public static final String KILL_CHANGED = "broker.kill.changed.v1";
    public static final String INCIDENT_RAISED = "broker.incident.raised.v1";

    private EventTypes() {}

    /** Type of the audit fact of a service, for example {@code auth.action.audited.v1}. */
    public static String actionAudited(String service) {
        return service + ".action.audited.v1";
    }
}
