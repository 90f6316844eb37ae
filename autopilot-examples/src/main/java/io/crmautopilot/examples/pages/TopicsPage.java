package io.crmautopilot.examples.pages;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.Reading;
import io.crmautopilot.reading.TopicPack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

final class TopicsPage implements Page {

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public void run(PrintStream out, Path folder) throws IOException {
        Files.writeString(
                folder.resolve("topics.json"),
                "[{\"id\": \"sauna.cold\", \"group\": \"sauna\", \"phrases\":"
                        + " {\"ru\": [\"парная остыла\"], \"kk\": [\"буы жоқ\"], \"en\": [\"cold steam room\"]}}]");

        TopicPack own = TopicPack.load(folder.resolve("topics.json"));
        TopicPack topics = TopicPack.standard().merge(own);
        MessageReader reader = Readers.standard(topics);
        StreamingDetector detector = StreamingDetector.of(topics, DetectorSettings.defaults());

        Reading reading = reader.read("парная остыла, сидим в холоде");
        out.println(topics.ids(reading.topicBits()) + ", complaint: " + reading.complaint());
        out.println("streams of " + topics.size() + " topics: " + detector.counts());
    }
}
