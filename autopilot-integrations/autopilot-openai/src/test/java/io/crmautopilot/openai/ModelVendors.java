package io.crmautopilot.openai;

import io.crmautopilot.json.Fields;
import java.util.List;

/** The vendors of a simulated life, as a host lists them. */
final class ModelVendors {

    private ModelVendors() {}

    static String json() {
        return "[" + vendor(1, "КлиматСервис", 4.9) + "," + vendor(2, "Салқын Ауа", 4.6) + "]";
    }

    private static String vendor(int number, String name, double rating) {
        return Fields.of(
                        "id",
                        "svc-" + number,
                        "name",
                        name,
                        "categories",
                        List.of("hvac"),
                        "lat",
                        43.24,
                        "lon",
                        76.95,
                        "rating",
                        rating,
                        "reviews",
                        200,
                        "listedMonths",
                        60,
                        "typicalEtaMinutes",
                        60,
                        "calloutPrice",
                        5_000,
                        "whatsapp",
                        "+7700008000" + number)
                .canonical();
    }
}
