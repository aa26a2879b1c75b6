package dev.tradewind.engine.grid;

import dev.tradewind.engine.money.Percent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A recipe that becomes levels (D-03): deviations are measured from the first order, as 3Commas does.
 *
 * @param count safety orders after the first, 0 to 6
 * @param step deviation of the first safety order
 * @param stepScale factor from one step to the next
 * @param baseVolume first order, in quote currency
 * @param safetyVolume first safety order, in quote currency
 * @param volumeScale factor from one safety order to the next
 */
public record Generator(
        int count,
        Percent step,
        BigDecimal stepScale,
        BigDecimal baseVolume,
        BigDecimal safetyVolume,
        BigDecimal volumeScale,
        Percent takeProfit) {

    public Generator {
        stepScale = stepScale.stripTrailingZeros();
        baseVolume = baseVolume.stripTrailingZeros();
        safetyVolume = safetyVolume.stripTrailingZeros();
        volumeScale = volumeScale.stripTrailingZeros();
    }

    /** D_k = d · Σ c^i for i below k, in percent; D_0 = 0. */
    public List<Percent> deviations() {
        List<Percent> deviations = new ArrayList<>();
        BigDecimal deviation = BigDecimal.ZERO;
        BigDecimal step = this.step.value();
        deviations.add(Percent.ZERO);
        for (int k = 1; k <= count; k++) {
            deviation = deviation.add(step);
            step = step.multiply(stepScale);
            deviations.add(new Percent(deviation));
        }
        return List.copyOf(deviations);
    }

    /** V_0 = base volume, V_k = safety volume · scale^(k−1), in quote currency. */
    public List<BigDecimal> volumes() {
        List<BigDecimal> volumes = new ArrayList<>();
        BigDecimal volume = safetyVolume;
        volumes.add(baseVolume);
        for (int k = 1; k <= count; k++) {
            volumes.add(volume);
            volume = volume.multiply(volumeScale);
        }
        return List.copyOf(volumes);
    }

    /** ΣV, in quote currency: the capital of the pyramid unless the configuration says otherwise. */
    public BigDecimal totalVolume() {
        return volumes().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The levels: gap = −D_k, weight = V_k/ΣV, the same take-profit everywhere. */
    public List<Level> compile() {
        List<Percent> deviations = deviations();
        List<Percent> weights = Weights.proportionalTo(volumes());
        List<Level> levels = new ArrayList<>();
        for (int k = 0; k <= count; k++) {
            levels.add(new Level(deviations.get(k).negated(), weights.get(k), takeProfit));
        }
        return List.copyOf(levels);
    }
}
