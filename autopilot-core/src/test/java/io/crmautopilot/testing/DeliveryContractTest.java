package io.crmautopilot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmautopilot.audit.AuditRecord;
import io.crmautopilot.audit.AuditSink;
import io.crmautopilot.message.Inbound;
import io.crmautopilot.message.Message;
import io.crmautopilot.message.MessageSource;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.vendor.GeoPoint;
import io.crmautopilot.vendor.Vendor;
import io.crmautopilot.vendor.VendorDirectory;
import io.crmautopilot.vendor.VendorQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contracts of directories, sources and sinks name each promise that is broken. */
class DeliveryContractTest {

    private static final BranchRef BRANCH = new BranchRef("salon", "dostyk");
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static void breaks(PortContract contract, String promise) {
        assertThat(contract.promises()).contains(promise);
        assertThat(contract.broken()).anySatisfy(broken -> assertThat(broken).startsWith(promise + ": "));
    }

    private static Vendor vendor(String id, Set<String> sources) {
        return new Vendor(
                id,
                "КлиматСервис",
                Set.of("hvac"),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                sources,
                Optional.empty(),
                false);
    }

    private static final VendorQuery HVAC =
            new VendorQuery(BRANCH, "hvac", new GeoPoint(43.2, 76.9), Duration.ofHours(2));
    private static final VendorQuery NONE =
            new VendorQuery(BRANCH, "clockmaker", new GeoPoint(43.2, 76.9), Duration.ofHours(2));

    @Test
    void a_directory_finds_or_says_that_it_found_nobody() {
        List<Vendor> two = List.of(vendor("v-1", Set.of("host")), vendor("v-2", Set.of("host")));
        VendorDirectory right = query -> query.trade().equals("hvac") ? two : List.of();
        PortContract.vendorDirectory(right, HVAC, NONE).inParallel(threads).verify();

        breaks(
                PortContract.vendorDirectory(query -> List.of(), HVAC, NONE),
                "somebody is found where there is somebody");
        breaks(
                PortContract.vendorDirectory(query -> List.of(two.get(0), two.get(0)), HVAC, NONE),
                "no two vendors have one id");
        breaks(
                PortContract.vendorDirectory(query -> List.of(vendor("v-1", Set.of())), HVAC, NONE),
                "each vendor says which directory knows it");
        breaks(
                PortContract.vendorDirectory(query -> two, HVAC, NONE),
                "a search that finds nobody is empty, not null and no error");
        java.util.concurrent.atomic.AtomicInteger number = new java.util.concurrent.atomic.AtomicInteger();
        breaks(
                PortContract.vendorDirectory(
                        query -> List.of(vendor("v-" + number.incrementAndGet(), Set.of("host"))), HVAC, NONE),
                "many threads get the same answer");
    }

    private static Inbound delivery(int number) {
        return Inbound.of(Message.incoming(
                "m-" + number,
                BRANCH,
                Instant.parse("2025-10-07T05:00:00Z").plusSeconds(number),
                "whatsapp",
                "+77000000101",
                null,
                "жарко"));
    }

    /** A source that breaks one promise. */
    private static MessageSource source(String broken) {
        InMemoryMessageSource right = new InMemoryMessageSource();
        for (int i = broken.equals("empty") ? 2 : 0; i < (broken.equals("forgetful") ? 20 : 4); i++) {
            right.put(delivery(broken.equals("order") ? 4 - i : i));
        }
        return new MessageSource() {
            @Override
            public List<Inbound> fetch(int max) {
                List<Inbound> batch = right.fetch(broken.equals("greedy") ? max + 1 : max);
                if (broken.equals("forgetful")) {
                    right.acknowledge(batch);
                }
                return batch;
            }

            @Override
            public void acknowledge(List<Inbound> taken) {
                if (broken.equals("deaf")) {
                    return;
                }
                right.acknowledge(broken.equals("eager") && taken.isEmpty() ? right.fetch(1) : taken);
            }
        };
    }

    @Test
    void a_source_hands_out_until_it_is_acknowledged() {
        PortContract.messageSource(source("")).verify();

        breaks(PortContract.messageSource(source("empty")), "three deliveries wait, as this contract needs");
        breaks(PortContract.messageSource(source("greedy")), "no more is handed out than was asked for");
        breaks(PortContract.messageSource(source("order")), "the oldest come first");
        breaks(PortContract.messageSource(source("forgetful")), "what is not acknowledged is handed out again");
        breaks(PortContract.messageSource(source("deaf")), "what is acknowledged is not, and the rest is");
        breaks(PortContract.messageSource(source("eager")), "acknowledging again changes nothing");
        breaks(PortContract.messageSource(source("deaf")), "when all is taken there is nothing, and no error");
    }

    @Test
    void a_sink_takes_each_record_and_bears_one_twice() {
        PortContract.auditSink(new CollectingSink()).verify();
        List<AuditRecord> taken = new ArrayList<>();

        AuditSink particular = entry -> {
            if (entry.kind().contains("later-version")) {
                throw new IllegalArgumentException("unknown kind");
            }
        };
        breaks(PortContract.auditSink(particular), "records are taken in order, also of kinds that it does not know");
        AuditSink strict = entry -> {
            if (taken.contains(entry)) {
                throw new IllegalStateException("twice");
            }
            taken.add(entry);
        };
        breaks(PortContract.auditSink(strict), "a record that comes again is no error and changes nothing");
        AuditSink boastful = new AuditSink() {
            @Override
            public void accept(AuditRecord entry) {}

            @Override
            public long lastTaken(String tenant) {
                return 7;
            }
        };
        breaks(PortContract.auditSink(boastful), "it begins with nothing of a new tenant");
        breaks(PortContract.auditSink(boastful), "it goes on after that");
    }
}
