package io.crmautopilot.examples.pages;

import io.crmautopilot.detector.DetectorSettings;
import io.crmautopilot.detector.StreamingDetector;
import io.crmautopilot.message.Message;
import io.crmautopilot.reader.Readers;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.TopicPack;
import io.crmautopilot.signal.Signal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

final class DetectingPage implements Page {

    @Override
    public String name() {
        return "detecting";
    }

    @Override
    public void run(PrintStream out, Path folder) {
        MessageReader reader = Readers.standard();
        List<Message> history = PageHost.history();

        StreamingDetector detector = StreamingDetector.of(
                TopicPack.standard(), DetectorSettings.defaults().withTimeZone(ZoneId.of("Asia/Almaty")));
        history.forEach(message -> detector.learn(message, reader.read(message.text())));

        for (Message message : PageHost.today()) {
            List<Signal> signals = detector.observe(message, reader.read(message.text()));

            signals.forEach(signal -> out.println(signal.verdict() + " " + signal.topics()));
        }
    }
}
