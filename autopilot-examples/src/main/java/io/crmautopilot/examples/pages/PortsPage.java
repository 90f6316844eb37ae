package io.crmautopilot.examples.pages;

import io.crmautopilot.action.Messenger;
import io.crmautopilot.action.Messenger.Letter;
import io.crmautopilot.action.OperatorDesk.CaseFile;
import io.crmautopilot.action.Outcome;
import io.crmautopilot.json.Fields;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.ClientCard;
import io.crmautopilot.person.ClientCards;
import io.crmautopilot.person.Contact;
import io.crmautopilot.person.Visit;
import io.crmautopilot.testing.PortContract;
import io.crmautopilot.text.Language;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class PortsPage implements Page {

    @Override
    public String name() {
        return "ports";
    }

    /** A client as this invented CRM stores one. */
    record Row(String id, String name, String phone, String language, boolean offers, boolean whatsapp, int visits) {}

    /** The tables of this invented CRM. */
    record Crm(Map<String, Row> clients, List<Visit> book, ZoneId zone) {

        Optional<Row> client(String tenant, String id) {
            return tenant.equals("salon") ? Optional.ofNullable(clients.get(id)) : Optional.empty();
        }

        Optional<Row> clientByPhone(String tenant, String phone) {
            return clients.values().stream()
                    .filter(row -> tenant.equals("salon") && row.phone().equals(phone))
                    .findFirst();
        }

        List<Visit> visits(String tenant, String location, LocalDate day, ZoneId zone) {
            return book.stream()
                    .filter(visit -> tenant.equals("salon")
                            && location.equals("dostyk")
                            && visit.startsAt().atZone(zone).toLocalDate().equals(day))
                    .toList();
        }
    }

    record CrmCards(Crm crm) implements ClientCards {

        @Override
        public Optional<ClientCard> byId(String tenant, String id) {
            return crm.client(tenant, id).map(CrmCards::card);
        }

        @Override
        public Optional<ClientCard> byContact(String tenant, Contact contact) {
            return crm.clientByPhone(tenant, contact.address()).map(CrmCards::card);
        }

        @Override
        public List<Visit> visits(BranchRef branch, LocalDate day) {
            return crm.visits(branch.tenant(), branch.location(), day, crm.zone());
        }

        private static ClientCard card(Row row) {
            return new ClientCard(
                    row.id(),
                    row.name(),
                    Language.ofCode(row.language()),
                    List.of(new Contact("whatsapp", row.phone())),
                    row.offers(),
                    row.whatsapp() ? Set.of("whatsapp") : Set.of(),
                    row.visits());
        }
    }

    @Override
    public void run(PrintStream out, Path folder) {
        PageHost host = new PageHost();
        Crm crm = new Crm(
                Map.of("c-501", new Row("c-501", "Анна", "+77000000501", "ru", true, true, 3)),
                host.cards.visits(PageHost.BRANCH, LocalDate.of(2025, 10, 7)),
                PageHost.ZONE);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            verified(new CrmCards(crm), host, threads);
        } finally {
            threads.shutdownNow();
        }
        out.println("three ports keep their promises");
        PortContract.operatorDesk(file -> new Outcome.Done(Fields.empty()), file(), () -> 0)
                .broken()
                .forEach(broken -> out.println("a desk that loses cases: " + broken));
    }

    private static CaseFile file() {
        return new CaseFile("check/1", PageHost.BRANCH, "inc-1", "a check", "nothing", Fields.empty());
    }

    private static void verified(ClientCards cards, PageHost host, ExecutorService threads) {
        var anna = host.anna;
        var branch = PageHost.BRANCH;
        var zone = PageHost.ZONE;
        var desk = host.desk;
        var tuesday = LocalDate.of(2025, 10, 7);
        var file = file();
        var letter = new Letter("check/1", anna.contacts().get(0), Language.RU, "Проверка", null, Fields.empty());
        var toNobody =
                new Letter("check/2", new Contact("whatsapp", "nobody"), Language.RU, "Проверка", null, Fields.empty());
        Messenger messenger = each -> each.to().address().equals("nobody")
                ? new Outcome.Failed("no such number", false)
                : new Outcome.Done(Fields.empty());

        PortContract.clientCards(cards, "salon", anna, branch, tuesday, zone)
                .inParallel(threads)
                .verify();
        PortContract.operatorDesk(desk, file, () -> desk.cases().size()).verify();
        PortContract.messenger(messenger, letter, toNobody).verify();
    }
}
