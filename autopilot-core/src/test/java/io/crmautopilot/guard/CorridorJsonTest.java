package io.crmautopilot.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmautopilot.json.Fields;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorridorJsonTest {

    private static final String WHOLE = """
        {"currency": "KZT", "perAction": 20000, "perIncident": 60000, "perDay": 90000, "perMonth": 200000,
         "perVendorPerMonth": 40000, "perClientPerYear": 10000, "compensationPerClient": 2000.5}\
        """;

    @Test
    void sums_are_read_in_major_units() {
        Corridor corridor = Corridor.parse(WHOLE);

        assertThat(corridor.caps().compensationPerClient().minor()).isEqualTo(200_050);
        assertThat(corridor.caps().perIncident().toString()).isEqualTo("60000 KZT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "currency",
                "perAction",
                "perIncident",
                "perDay",
                "perMonth",
                "perVendorPerMonth",
                "perClientPerYear",
                "compensationPerClient"
            })
    void a_missing_cap_is_no_cap_that_allows_all(String key) {
        Fields less = Fields.parse(WHOLE).with(key, null);

        assertThatThrownBy(() -> Corridor.of(less))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks " + key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "currency:\"TENGE\"",
                "currency:7",
                "perAction:\"much\"",
                "perAction:-1",
                "perAction:1.005",
                "perDay:true",
                "quietHours:\"at night\"",
                "quietHours:\"25:00-08:00\"",
                "maxRecipientsPerIncident:-1",
                "maxRecipientsPerIncident:\"five\"",
                "contactsPerClientPerDay:99999999999",
                "actionsPerHour:1.5",
                "vetoWindow:\"five minutes\"",
                "vetoWindow:\"PT0S\"",
                "approvalPatience:\"-PT1M\"",
                "allowed:[]",
                "version:1"
            })
    void every_error_names_its_key(String wrong) {
        String key = wrong.substring(0, wrong.indexOf(':'));
        Fields value = Fields.parse("{\"" + key + "\":" + wrong.substring(key.length() + 1) + "}");

        assertThatThrownBy(() -> Corridor.of(Fields.parse(WHOLE).with(value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void a_misspelt_key_is_refused_by_name() {
        assertThatThrownBy(() -> Corridor.of(Fields.parse(WHOLE).with("perDya", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("perDya");
    }

    @Test
    void quiet_hours_may_hold_a_midnight() {
        QuietHours night = QuietHours.parse("21:30-08:30");
        ZoneId almaty = ZoneId.of("Asia/Almaty");
        Instant late = Instant.parse("2025-07-14T17:00:00Z");
        Instant noon = Instant.parse("2025-07-14T07:00:00Z");

        assertThat(List.of(night.cover(late, almaty), night.cover(noon, almaty)))
                .containsExactly(true, false);
        assertThat(night.endAfter(late, almaty)).isEqualTo(Instant.parse("2025-07-15T03:30:00Z"));
        assertThat(QuietHours.none().cover(late, almaty)).isFalse();
        assertThat(QuietHours.parse(night.toString())).isEqualTo(night);
    }
}
