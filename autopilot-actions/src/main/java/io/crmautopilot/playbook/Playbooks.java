package io.crmautopilot.playbook;

import io.crmautopilot.plan.ActionPlanner;
import io.crmautopilot.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The playbooks of a host, in order: the first that fits a case is its plan. Immutable, so safe for any number of threads; the answer
 * depends on the case alone.
 */
public final class Playbooks implements ActionPlanner {

    private final List<Playbook> playbooks;

    private Playbooks(List<Playbook> playbooks) {
        this.playbooks = List.copyOf(playbooks);
    }

    /**
     * Returns the playbooks that come with the SDK: one for every cause of the standard diagnosis, and one for "not sure";
     * never fails with a whole jar.
     */
    public static Playbooks standard() {
        try (InputStream in = Playbooks.class.getResourceAsStream("playbooks.json")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks playbooks.json");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), StepKinds.standard());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read playbooks.json from the jar", e);
        }
    }

    /**
     * Returns the playbooks in {@code json}.
     *
     * @param json a file in the format of {@code docs/people.md}
     * @param kinds the kinds of steps that the host has procedures for
     * @throws IllegalArgumentException when anything in it is wrong; the message lists every problem with its playbook and step
     */
    public static Playbooks parse(String json, StepKinds kinds) {
        return new Playbooks(new PlaybookLoader(kinds).load(json));
    }

    /** Returns the host's {@code own} playbooks followed by those of these whose scenario it does not have. */
    public Playbooks after(Playbooks own) {
        List<String> taken = own.playbooks.stream().map(Playbook::scenario).toList();
        List<Playbook> all = new ArrayList<>(own.playbooks);
        playbooks.stream().filter(one -> !taken.contains(one.scenario())).forEach(all::add);
        return new Playbooks(all);
    }

    /** Returns the playbooks in the order in which they are tried. */
    public List<Playbook> list() {
        return playbooks;
    }

    @Override
    public Optional<Plan> planFor(Case incident) {
        return playbooks.stream()
                .filter(playbook -> playbook.fits(incident))
                .findFirst()
                .map(playbook -> playbook.plan(incident));
    }
}
