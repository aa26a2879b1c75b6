package dev.tradewind.local.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {
    private static final Path CHECKOUT = Path.of("/somewhere");

    @Test
    void everythingHasADefault() {
        LocalSettings settings = LocalSettings.from(CHECKOUT, Map.of("NATS_SERVER", "none"));
        assertThat(settings.port(Service.WEB)).isEqualTo(8080);
        assertThat(settings.managementPort(Service.NOTIFICATION)).isEqualTo(9085);
        assertThat(settings.home()).isEqualTo(Path.of("/somewhere/.tradewind"));
        assertThat(settings.listeningPorts()).containsKeys(8080, 9080, 15432).doesNotContainKey(8086);
    }

    @Test
    void aWrongValueIsRefusedByTheNameOfItsSetting() {
        assertThatThrownBy(() -> LocalSettings.from(CHECKOUT, Map.of("TRADEWIND_WEB_PORT", "http")))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("TRADEWIND_WEB_PORT")
                .hasMessageContaining("http");
        assertThatThrownBy(() -> LocalSettings.from(CHECKOUT, Map.of("TRADEWIND_REPLAY_SPEED", "0")))
                .hasMessageContaining("TRADEWIND_REPLAY_SPEED");
        assertThatThrownBy(() -> LocalSettings.from(CHECKOUT, Map.of("TRADEWIND_WITHOUT", "risk,rosk")))
                .hasMessageContaining("rosk");
    }

    @Test
    void aPortGivenTwiceIsRefusedByBothNames() {
        LocalSettings settings =
                LocalSettings.from(CHECKOUT, Map.of("TRADEWIND_RISK_PORT", "8084", "NATS_SERVER", "none"));
        assertThatThrownBy(settings::listeningPorts)
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("TRADEWIND_RISK_PORT")
                .hasMessageContaining("TRADEWIND_BROKER_PORT");
    }

    @Test
    void everySettingIsDocumentedWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));
        for (Setting setting : Setting.ALL) {
            assertThat(page).contains("| `" + setting.name() + "` |");
            if (!setting.defaultValue().isEmpty()) {
                assertThat(page).contains("| `" + setting.name() + "` | `" + setting.defaultValue() + "` |");
            }
        }
    }
}
