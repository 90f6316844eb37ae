package io.crmautopilot.channels;

import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.Message;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import io.crmautopilot.testing.InMemoryInbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A webhook with its inbox and source, the invented salon's accounts, and everything that came out written as one line each. */
final class Webhooks {

    static final Secret VERIFY = Secret.of("verify-me");
    static final Secret APP = Secret.of("app-secret");
    static final Instant NOW = Instant.parse("2026-11-20T10:30:00Z");
    static final String ACCOUNT = "100000000000001";

    private static final Map<String, BranchRef> BRANCHES = Map.of(
            "whatsapp:" + ACCOUNT,
            new BranchRef("salon", "dostyk"),
            "whatsapp:100000000000002",
            new BranchRef("salon", "samal"),
            "instagram:17840000000000001",
            new BranchRef("salon", "dostyk"));

    Instant now = NOW;
    final List<String> lines = new ArrayList<>();
    final InMemoryInbox inbox = new InMemoryInbox(10_000, () -> now);
    final InMemoryInbox lane = new InMemoryInbox(100, () -> now);
    final Conversations conversations = Conversations.inMemory(1_000);
    final WebhookIntake intake = new WebhookIntake(
            WebhookSettings.of(VERIFY, APP),
            inbox,
            () -> now,
            contact -> contact.address().equals("77000090001"),
            lane);
    WebhookSource source = source(this::settled);

    WebhookSource source(Settlements settlements) {
        return new WebhookSource(List.of(lane, inbox), new Salon(), conversations, settlements, this::noticed);
    }

    WebhookReply post(byte[] body) {
        return intake.receive(body, sign(body));
    }

    WebhookReply post(String body) {
        return post(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Fetches everything, acknowledges it, and returns one line for each thing that came out, in order. */
    List<String> drain() {
        List<Inbound> fetched;
        do {
            fetched = source.fetch(100);
            fetched.forEach(inbound -> lines.add(line(inbound)));
            source.acknowledge(fetched);
        } while (!fetched.isEmpty());
        List<String> all = List.copyOf(lines);
        lines.clear();
        return all;
    }

    static String sign(byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(Signature.of(body, APP));
    }

    static String text(String id, String from, String words) {
        return ("{'object':'whatsapp_business_account','entry':[{'id':'2','changes':[{'field':'messages','value':"
                        + "{'metadata':{'phone_number_id':'" + ACCOUNT + "'},'messages':[{'from':'" + from + "','id':'"
                        + id + "','timestamp':'" + NOW.minusSeconds(60).getEpochSecond()
                        + "','type':'text','text':{'body':'" + words + "'}}]}}]}]}")
                .replace('\'', '"');
    }

    static String status(String id, String status, String key) {
        return ("{'object':'whatsapp_business_account','entry':[{'id':'2','changes':[{'field':'messages','value':"
                        + "{'metadata':{'phone_number_id':'" + ACCOUNT + "'},'statuses':[{'id':'" + id + "','status':'"
                        + status + "','timestamp':'" + NOW.getEpochSecond() + "','biz_opaque_callback_data':'" + key
                        + "'}]}}]}]}")
                .replace('\'', '"');
    }

    private static String line(Inbound inbound) {
        return inbound.message().map(Webhooks::line).orElseGet(() -> "UNREADABLE " + inbound.problem());
    }

    private static String line(Message message) {
        String tail = message.person() == null ? "" : " person=" + message.person();
        tail += message.broadcast() == null ? "" : " broadcast=" + message.broadcast();
        return message.direction() + " " + message.branch() + " " + message.channel() + ":" + message.author() + " "
                + message.sentAt() + " [" + visible(message.text()) + "]" + tail
                + (message.forwarded() ? " forwarded" : "");
    }

    /** Shows what a terminal would swallow. */
    private static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                shown.append('⏎');
            } else if (c < ' ' || (c >= 0xD800 && c <= 0xDFFF)) {
                shown.append(String.format("<%04X>", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private void settled(Settlement settlement) {
        lines.add("SETTLED " + settlement.key() + " " + settlement.state() + " " + settlement.code());
    }

    private void noticed(Notice notice) {
        lines.add("NOTICE " + notice.kind() + " " + notice.name()
                + (notice.about().isEmpty() ? "" : " about"));
    }

    /** Knows the salon's accounts, one client and one broadcast. */
    private static final class Salon implements ChannelDirectory {

        @Override
        public Optional<BranchRef> branch(String channel, String account) {
            return Optional.ofNullable(BRANCHES.get(channel + ":" + account));
        }

        @Override
        public Optional<String> person(BranchRef branch, Contact contact) {
            return contact.address().equals("77000000101") ? Optional.of("c-101") : Optional.empty();
        }

        @Override
        public Optional<String> broadcast(BranchRef branch, String messageId) {
            String ours = Ids.message("whatsapp", "wamid.OUR-BROADCAST");
            return messageId.equals(ours) ? Optional.of("b-1") : Optional.empty();
        }
    }
}
