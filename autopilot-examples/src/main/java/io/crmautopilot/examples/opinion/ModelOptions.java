package io.crmautopilot.examples.opinion;

import io.crmautopilot.examples.UsageException;
import io.crmautopilot.openai.ModelApi;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command was told.
 *
 * @param file the messages
 * @param ask whether they are asked about; otherwise only what would leave is shown
 * @param url the server; empty for one on this machine that plays a model
 * @param model the model's name
 * @param api the interface
 */
record ModelOptions(Path file, boolean ask, Optional<URI> url, String model, ModelApi api) {

    static ModelOptions parse(List<String> args) {
        Optional<Path> file = Optional.empty();
        boolean ask = false;
        Optional<URI> url = Optional.empty();
        String model = "gpt-4.1-mini";
        ModelApi api = ModelApi.RESPONSES;
        Iterator<String> rest = args.iterator();
        while (rest.hasNext()) {
            String arg = rest.next();
            switch (arg) {
                case "--dry-run" -> file = Optional.of(Path.of(value(arg, rest)));
                case "--ask" -> {
                    file = Optional.of(Path.of(value(arg, rest)));
                    ask = true;
                }
                case "--url" -> url = Optional.of(uri(value(arg, rest)));
                case "--model" -> model = value(arg, rest);
                case "--chat" -> api = ModelApi.CHAT_COMPLETIONS;
                default -> throw new UsageException("there is no option " + arg);
            }
        }
        Path messages = file.orElseThrow(() -> new UsageException("--dry-run FILE or --ask FILE is missing"));
        if (!Files.isReadable(messages)) {
            throw new UsageException("cannot read " + messages);
        }
        return new ModelOptions(messages, ask, url, model, api);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.next();
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--url is no address: " + text);
        }
    }
}
