package io.crmautopilot.examples.pages;

import io.crmautopilot.Autopilot;
import io.crmautopilot.AutopilotBuilder;
import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.channels.ChannelDirectory;
import io.crmautopilot.channels.Conversations;
import io.crmautopilot.channels.GraphSettings;
import io.crmautopilot.channels.Notices;
import io.crmautopilot.channels.OptIns;
import io.crmautopilot.channels.RoutingMessenger;
import io.crmautopilot.channels.Secret;
import io.crmautopilot.channels.Sender;
import io.crmautopilot.channels.Settlements;
import io.crmautopilot.channels.WebhookIntake;
import io.crmautopilot.channels.WebhookReply;
import io.crmautopilot.channels.WebhookSettings;
import io.crmautopilot.channels.WebhookSource;
import io.crmautopilot.channels.WhatsAppMessenger;
import io.crmautopilot.guard.AutonomyLevel;
import io.crmautopilot.jdbc.JdbcStore;
import io.crmautopilot.jdbc.SqliteStore;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.resilient.Limits;
import io.crmautopilot.resilient.Resilient;
import io.crmautopilot.resilient.Waiter;
import io.crmautopilot.vendor.VendorDirectory;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class ChannelsPage implements Page {

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        PageHost host = new PageHost();
        try (JdbcStore store = opened(folder)) {
            WebhookIntake intake = intake(store, "verify-token", "app-secret", Set.of("whatsapp:77000090001"));
            WebhookReply reply = intake.verify("subscribe", "verify-token", "42");
            out.println("subscribed: " + reply.status() + " " + reply.body());
            Autopilot autopilot = source(
                    store,
                    ChannelDirectory.of(Map.of("whatsapp:100000000000001", PageHost.BRANCH)),
                    settlement -> {},
                    notice -> {},
                    host.builder(AutonomyLevel.OBSERVE));
            out.println("fetched: " + autopilot.poll(100));
        }
        try (Resilient edge = new Resilient(InstantSource.system(), Waiter.real())) {
            Messenger bounded = bounded(edge, host.messenger, host.vendors);
            out.println(
                    bounded.getClass().isInterface()
                            ? ""
                            : "bounded: " + edge.health().size() + " ports");
        }
    }

    private static JdbcStore opened(Path folder) {
        JdbcStore store = SqliteStore.at(folder.resolve("autopilot.db")); // the same database as the journal
        return store;
    }

    private static WebhookIntake intake(JdbcStore store, String verifyToken, String appSecret, Set<String> owners) {
        WebhookIntake intake = new WebhookIntake(
                WebhookSettings.of(Secret.of(verifyToken), Secret.of(appSecret)),
                store.inbox("messages", 100_000),
                InstantSource.system(),
                contact -> owners.contains(contact.key()),
                store.inbox("urgent", 1_000));
        return intake;
    }

    private static Autopilot source(
            JdbcStore store,
            ChannelDirectory directory,
            Settlements settlements,
            Notices notices,
            AutopilotBuilder builder) {
        WebhookSource source = new WebhookSource(
                List.of(store.inbox("urgent", 1_000), store.inbox("messages", 100_000)),
                directory,
                Conversations.kept(store.personVault(), directory, 100_000),
                settlements,
                notices);
        Autopilot autopilot = builder.source(source).build();
        return autopilot;
    }

    static Messenger letters(
            String phoneNumberId,
            String token,
            Conversations conversations,
            ClientCards cards,
            OptIns staff,
            Messenger instagram,
            Messenger yourOwn) {
        Messenger whatsApp = new WhatsAppMessenger(
                GraphSettings.whatsApp(),
                GraphSettings.newClient(),
                branch -> Optional.of(new Sender(phoneNumberId, Secret.of(token))),
                conversations,
                OptIns.ofCards(cards).or(staff),
                InstantSource.system(),
                Waiter.real());
        Messenger messenger =
                new RoutingMessenger(Map.of("whatsapp", whatsApp, "instagram", instagram, "sms", yourOwn));
        return messenger;
    }

    private static Messenger bounded(Resilient edge, Messenger messenger, VendorDirectory directory) {
        Messenger bounded = edge.messenger("whatsapp", messenger, Limits.messaging());
        VendorDirectory vendors = edge.vendorDirectory("2gis", directory, Limits.usual());
        return letter -> vendors == null ? new Outcome.Done(Fields.empty()) : bounded.send(letter);
    }
}
