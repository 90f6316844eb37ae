package io.crmautopilot.examples.pages;

import io.crmautopilot.examples.Command;
import io.crmautopilot.examples.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./autopilot page NAME}: does what a page of {@code docs/} shows, and tells what came of it. */
public final class PageCommand implements Command {

    /** Creates the command. */
    public PageCommand() {}

    static List<Page> pages() {
        return List.of(
                new EmbeddingPage(),
                new PortsPage(),
                new CorridorPage(),
                new LevelsPage(),
                new TopicsPage(),
                new TemplatesPage(),
                new PlaybooksPage(),
                new ProductionPage(),
                new UpgradingPage(),
                new VerifyingPage(),
                new AuditLogPage(),
                new ChannelsPage(),
                new DetectingPage(),
                new LanguageModelPage(),
                new PeoplePage(),
                new ReadingPage(),
                new StepsPage(),
                new VendorsPage());
    }

    @Override
    public String name() {
        return "page";
    }

    @Override
    public String summary() {
        return "runs the code of a page of docs/: page NAME, such as embedding";
    }

    @Override
    public int run(List<String> args, PrintStream out, PrintStream err) throws Exception {
        String known = pages().stream().map(Page::name).collect(Collectors.joining(", "));
        if (args.size() != 1) {
            throw new UsageException("give the name of one page: " + known);
        }
        for (Page page : pages()) {
            if (page.name().equals(args.get(0))) {
                run(page, out);
                return 0;
            }
        }
        throw new UsageException("no page is called " + args.get(0) + ": " + known);
    }

    private static void run(Page page, PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("autopilot-page");
        try {
            page.run(out, folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
