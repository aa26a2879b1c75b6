package dev.tradewind.risk.reservations;

import dev.tradewind.contracts.plans.PlanLegV1;
import dev.tradewind.contracts.plans.PlanV1;
import dev.tradewind.kit.tenancy.Sql;
import dev.tradewind.kit.tenancy.SqlRow;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Rows of the reservation ledger. Freed by evidence only, never by time (C-48). */
@Singleton
public class Reservations {
    private static final String COLUMNS = "decision_id, leg_index, quantity, filled_quantity, reserved, held, state";
    private static final String REFUSED = "PLAN_REFUSED";

    private final InstantSource clock;

    Reservations(InstantSource clock) {
        this.clock = clock;
    }

    /** Holds every leg of an approved plan. */
    public void hold(Sql sql, PlanV1 plan, Instant at) {
        sql.batch("""
                insert into reservation (user_id, decision_id, leg_index, group_id, account_id, symbol, pyramid_index,
                                         price, quantity, reserved, held, state, changed_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 'HELD', $11)""", plan.legs().stream().map(leg -> row(plan, leg, at)).toList());
    }

    /** Converts what an execution of an entry leg took. */
    public void filled(Sql sql, UUID user, UUID group, int pyramid, int leg, BigDecimal quantity, String evidence) {
        ofLeg(sql, user, group, pyramid, leg)
                .ifPresent(reservation -> save(sql, user, reservation.filled(quantity), evidence));
    }

    /** Releases the rest of a leg whose order has ended. */
    public void ended(Sql sql, UUID user, UUID group, int pyramid, int leg, String evidence) {
        ofLeg(sql, user, group, pyramid, leg)
                .ifPresent(reservation -> save(sql, user, reservation.released(), evidence));
    }

    /** Releases everything of a plan that the broker did not take. */
    public void refused(Sql sql, UUID user, UUID decision, String code) {
        change(
                sql,
                user,
                heldWhere(sql, "decision_id = $2", user, decision),
                Reservation::released,
                REFUSED + " " + code);
    }

    /** Releases everything of a group that has ended: no order of it is left at the broker (D-02). */
    public void groupEnded(Sql sql, UUID user, UUID group, String evidence) {
        change(sql, user, heldWhere(sql, "group_id = $2", user, group), Reservation::released, evidence);
    }

    /** Cash held in all legs of the account. */
    public BigDecimal held(Sql sql, UUID user, UUID account) {
        return sql.one("""
                select coalesce(sum(held), 0) as held from reservation
                where user_id = $1 and account_id = $2 and state = 'HELD'""", row -> row.decimal("held"), user, account);
    }

    /** Value of what is still to fill, at its limit prices, by symbol. */
    public Map<String, BigDecimal> openNotional(Sql sql, UUID user, UUID account) {
        return sql.list("""
                        select symbol, sum(price * (quantity - filled_quantity)) as notional from reservation
                        where user_id = $1 and account_id = $2 and state = 'HELD' group by symbol""", row -> Map.entry(row.text("symbol"), row.decimal("notional")), user, account).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    // a refused plan never had orders, and its pyramid index may have been given again
    private static Optional<Reservation> ofLeg(Sql sql, UUID user, UUID group, int pyramid, int leg) {
        return sql
                .list("select " + COLUMNS + """
                                 from reservation
                                where user_id = $1 and group_id = $2 and pyramid_index = $3 and leg_index = $4
                                  and coalesce(evidence, '') not like $5
                                order by decision_id desc limit 1""", Reservations::read, user, group, pyramid, leg, REFUSED + "%")
                .stream()
                .findFirst();
    }

    private static List<Reservation> heldWhere(Sql sql, String condition, UUID user, UUID id) {
        return sql.list(
                "select " + COLUMNS + " from reservation where user_id = $1 and state = 'HELD' and " + condition,
                Reservations::read,
                user,
                id);
    }

    private void change(
            Sql sql, UUID user, List<Reservation> some, UnaryOperator<Reservation> change, String evidence) {
        some.forEach(reservation -> save(sql, user, change.apply(reservation), evidence));
    }

    private void save(Sql sql, UUID user, Reservation reservation, String evidence) {
        sql.send(
                """
                update reservation set filled_quantity = $4, held = $5, state = $6, evidence = $7, changed_at = $8
                where user_id = $1 and decision_id = $2 and leg_index = $3""",
                user,
                reservation.decisionId(),
                reservation.legIndex(),
                reservation.filledQuantity(),
                reservation.held(),
                reservation.state(),
                evidence,
                clock.instant());
    }

    private static Object[] row(PlanV1 plan, PlanLegV1 leg, Instant at) {
        return new Object[] {
            plan.userId(),
            plan.decisionId(),
            leg.index(),
            plan.groupId(),
            plan.accountId(),
            plan.symbol(),
            plan.pyramidIndex(),
            leg.price(),
            leg.quantity(),
            leg.reserved(),
            at
        };
    }

    private static Reservation read(SqlRow row) {
        return new Reservation(
                row.uuid("decision_id"),
                row.integer("leg_index"),
                row.decimal("quantity"),
                row.decimal("filled_quantity"),
                row.decimal("reserved"),
                row.decimal("held"),
                row.constant("state", Reservation.State.class));
    }
}
