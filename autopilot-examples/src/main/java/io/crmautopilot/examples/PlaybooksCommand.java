package io.crmautopilot.examples;

import io.crmautopilot.playbook.Playbook;
import io.crmautopilot.playbook.Playbooks;
import io.crmautopilot.playbook.StepKinds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints what is done about which cause: the playbooks that come with the SDK, or those of a file, which are checked first. */
final class PlaybooksCommand implements Command {

    @Override
    public String name() {
        return "playbooks";
    }

    @Override
    public String summary() {
        return "prints what is done about which cause; --file FILE checks and prints a file of your own, a name prints"
                + " one";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        boolean own = !args.isEmpty() && args.get(0).equals("--file");
        if (own && args.size() < 2) {
            throw new UsageException("--file needs a file");
        }
        List<String> names = own ? args.subList(2, args.size()) : args;
        List<Playbook> playbooks;
        try {
            playbooks = own ? read(Path.of(args.get(1))) : Playbooks.standard().list();
        } catch (IllegalArgumentException refused) {
            err.print(refused.getMessage() + "\n");
            return 1;
        }
        for (String name : names) {
            if (playbooks.stream().noneMatch(one -> one.scenario().equals(name))) {
                throw new UsageException("there is no playbook \"" + name + "\": one of "
                        + String.join(
                                ", ", playbooks.stream().map(Playbook::scenario).toList()));
            }
        }
        if (names.isEmpty()) {
            out.print("The first playbook that fits is followed; without one a person gets the case.\n\n");
        }
        for (Playbook playbook : playbooks) {
            if (names.isEmpty() || names.contains(playbook.scenario())) {
                out.print(playbook.describe() + "\n");
            }
        }
        return 0;
    }

    private static List<Playbook> read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file);
        }
        String json = Files.readString(file, StandardCharsets.UTF_8);
        return Playbooks.parse(json, StepKinds.standard()).list();
    }
}
