package io.crmautopilot.examples.pages;

import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import java.io.PrintStream;
import java.nio.file.Path;

final class ReadingPage implements Page {

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        MessageReader reader = Readers.standard();
        Reading reading = reader.read("ауа жоқ, басым ауырып кетті");
        out.println(reading.complaint());
        out.println(reader.topics().ids(reading.topicBits()));
    }
}
