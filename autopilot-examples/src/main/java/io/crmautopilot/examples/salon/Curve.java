package io.crmautopilot.examples.salon;

import io.crmautopilot.message.Message;
import io.crmautopilot.reading.MessageReader;
import io.crmautopilot.reading.ReadingBuffer;
import io.crmautopilot.reading.TopicPack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many different people complained of a group of topics in the window that ends at each moment, today and on the days before: the
 * curve and the normal band of the report's plot.
 *
 * @param times the moments
 * @param people how many people, today, at each moment
 * @param normal the mean over the days before, at the same time of day
 * @param most the largest count of the days before, at the same time of day
 */
record Curve(List<Instant> times, List<Integer> people, List<Double> normal, List<Integer> most) {

    private static final Duration STEP = Duration.ofMinutes(5);

    Curve {
        times = List.copyOf(times);
        people = List.copyOf(people);
        normal = List.copyOf(normal);
        most = List.copyOf(most);
    }

    static Curve of(
            SalonCase salon,
            MessageReader reader,
            String location,
            Set<String> topics,
            LocalDate day,
            Duration window) {
        List<Message> complaints = complaints(salon, reader, location, topics, day);
        Instant from = day.atTime(8, 0).atZone(salon.zone()).toInstant();
        List<Instant> times = new ArrayList<>();
        for (Instant at = from; !at.isAfter(from.plus(Duration.ofHours(7))); at = at.plus(STEP)) {
            times.add(at);
        }
        List<Integer> people = new ArrayList<>();
        List<Double> normal = new ArrayList<>();
        List<Integer> most = new ArrayList<>();
        LocalDate first = salon.before(day).stream()
                .map(m -> m.sentAt().atZone(salon.zone()).toLocalDate())
                .min(LocalDate::compareTo)
                .orElse(day);
        long days = Math.max(1, first.until(day, ChronoUnit.DAYS));
        for (Instant at : times) {
            int sum = 0;
            int highest = 0;
            for (long back = 1; back <= days; back++) {
                int then = count(complaints, at.minus(Duration.ofDays(back)), window);
                sum += then;
                highest = Math.max(highest, then);
            }
            people.add(count(complaints, at, window));
            normal.add((double) sum / days);
            most.add(highest);
        }
        return new Curve(times, people, normal, most);
    }

    private static List<Message> complaints(
            SalonCase salon, MessageReader reader, String location, Set<String> topics, LocalDate day) {
        TopicPack pack = reader.topics();
        ReadingBuffer buffer = new ReadingBuffer();
        List<Message> all = new ArrayList<>(salon.before(day));
        all.addAll(salon.of(day));
        List<Message> complaints = new ArrayList<>();
        for (Message message : all) {
            reader.read(message.text(), buffer);
            boolean about =
                    buffer.complaint() && pack.ids(buffer.topicBits()).stream().anyMatch(topics::contains);
            if (about && message.branch().location().equals(location)) {
                complaints.add(message);
            }
        }
        return complaints;
    }

    private static int count(List<Message> complaints, Instant at, Duration window) {
        Set<String> people = new HashSet<>();
        for (Message message : complaints) {
            if (!message.sentAt().isAfter(at) && message.sentAt().isAfter(at.minus(window))) {
                people.add(message.personKey());
            }
        }
        return people.size();
    }

    int highest() {
        return Math.max(Collections.max(people), Collections.max(most));
    }
}
