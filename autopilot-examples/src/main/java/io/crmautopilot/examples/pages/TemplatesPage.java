package io.crmautopilot.examples.pages;

import io.crmautopilot.engine.Kit;
import io.crmautopilot.steps.StandardKit;
import io.crmautopilot.text.Language;
import io.crmautopilot.words.Severity;
import io.crmautopilot.words.Slots;
import io.crmautopilot.words.Wording;
import java.io.PrintStream;
import java.nio.file.Path;

final class TemplatesPage implements Page {

    private static final String TEMPLATES = "{\"version\": \"7\", \"situations\": {\"client.thanks\": {"
            + "\"about\": \"The client says that it is better now.\", \"audience\": \"client\","
            + " \"slots\": {\"name?\": \"name\"},"
            + " \"any\": {\"ru\": \"[{name}, спасибо|Спасибо]!\", \"kk\": \"[{name}, рақмет|Рақмет]!\"},"
            + " \"fallback\": {\"en\": \"ru\"}}}}";

    @Override
    public String name() {
        return "templates";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        var templatesJson = TEMPLATES;
        PageHost host = new PageHost();

        Wording wording = Wording.standard().withTemplates(templatesJson);
        Kit kit = StandardKit.builder()
                .wording(wording)
                .messenger(host.messenger)
                .cards(host.cards)
                .vendors(host.vendors)
                .loyalty(host.loyalty)
                .desk(host.desk)
                .build();

        out.println(kit.getClass().getSimpleName() + " says: "
                + wording.render(
                                "client.thanks",
                                Severity.CALM,
                                Language.KK,
                                "whatsapp",
                                Slots.none().name("name", "Сәуле"))
                        .match(rendered -> rendered.text(), unwritten -> "nothing: " + unwritten.detail()));
        try {
            Wording.standard().withTemplates(TEMPLATES.replace("{name}, спасибо", "{nmae}, спасибо"));
        } catch (IllegalArgumentException wrong) {
            out.println(wrong.getMessage());
        }
    }
}
