package io.crmautopilot.channels;

import io.crmautopilot.audit.PersonVault;
import io.crmautopilot.person.BranchRef;
import io.crmautopilot.person.Contact;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Conversations in the vault's files of the people, behind those that memory holds. Thread-safe. */
final class KeptConversations implements Conversations, OfferChoices {

    private static final Logger LOG = LoggerFactory.getLogger(KeptConversations.class);

    /** So often one person's time is written; the time that is written is rounded down to it. */
    private static final Duration GRAIN = Duration.ofMinutes(10);

    private final PersonVault vault;
    private final ChannelDirectory directory;
    private final ConversationMemory memory;

    KeptConversations(PersonVault vault, ChannelDirectory directory, ConversationMemory memory) {
        this.vault = vault;
        this.directory = directory;
        this.memory = memory;
    }

    @Override
    public void heard(String account, Contact person, Instant at) {
        Optional<Instant> known = memory.lastHeard(account, person);
        memory.heard(account, person, at);
        Instant kept = grain(at);
        if (known.map(KeptConversations::grain)
                .filter(last -> !last.isBefore(kept))
                .isPresent()) {
            return;
        }
        try {
            Optional<PersonVault.File> file = file(account, person);
            Optional<Instant> before = file.flatMap(one -> recall(one, account));
            // What an earlier process heard may be newer than what comes late to this one.
            before.ifPresent(last -> memory.heard(account, person, last));
            if (before.filter(last -> !last.isBefore(kept)).isEmpty()) {
                file.ifPresent(one -> one.keep(name(account), kept.toString()));
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "who wrote when is kept in memory alone for now: {}",
                    e.getClass().getName());
        }
    }

    @Override
    public Optional<Instant> lastHeard(String account, Contact person) {
        return memory.lastHeard(account, person).or(() -> file(account, person).flatMap(file -> recall(file, account)));
    }

    /** Not kept in memory: it is rare, and the vault alone is asked, which the procedures ask, too. */
    @Override
    public OfferChoices choices() {
        return this;
    }

    @Override
    public void offers(String account, Contact person, boolean stops, Instant at) {
        List<PersonVault.File> files = files(account, person);
        if (files.isEmpty()) {
            throw new IllegalStateException("the account of a choice about offers belongs to no branch any more");
        }
        files.forEach(file -> MarketingStop.note(file, stops, at));
    }

    @Override
    public boolean refusesOffers(String account, Contact person) {
        return files(account, person).stream().anyMatch(MarketingStop::holds);
    }

    /** Returns the file of the address, and that of the host's own id where it knows one: it may have learned it only later. */
    private List<PersonVault.File> files(String account, Contact person) {
        Optional<BranchRef> branch = directory.branch(person.channel(), account);
        return branch.stream()
                .flatMap(known -> Stream.concat(Stream.of(person.key()), directory.person(known, person).stream())
                        .distinct()
                        .map(who -> vault.file(known.tenant(), vault.tokenOf(known.tenant(), who))))
                .toList();
    }

    private Optional<PersonVault.File> file(String account, Contact person) {
        Optional<BranchRef> branch = directory.branch(person.channel(), account);
        return branch.map(known -> {
            String who = directory.person(known, person).orElse(person.key());
            return vault.file(known.tenant(), vault.tokenOf(known.tenant(), who));
        });
    }

    private static Optional<Instant> recall(PersonVault.File file, String account) {
        try {
            return file.recall(name(account)).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String name(String account) {
        return "heard:" + account;
    }

    private static Instant grain(Instant at) {
        long grain = GRAIN.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), grain) * grain);
    }
}
