package io.crmautopilot.reader;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bytes of a model: a number of the format, topics, units and decisions, the features, the panels; all big-endian. */
final class ModelFile {

    private static final int MAGIC = 0x41505234;

    private ModelFile() {}

    static byte[] write(Model model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(model.topics().size());
            for (String topic : model.topics()) {
                byte[] id = topic.getBytes(StandardCharsets.UTF_8);
                out.writeInt(id.length);
                out.write(id);
            }
            write(out, model.kindWeights());
            write(out, model.biases());
            write(out, model.units());
            write(out, model.decisions().thresholds());
            write(out, model.decisions().language());
            write(out, model.decisions().sentiment());
            write(out, model.decisions().complaint());
            out.writeFloat(model.decisions().least());
            out.writeInt(model.features().length);
            for (int feature : model.features()) {
                out.writeInt(feature);
            }
            for (int i = 0; i < model.panels(); i++) {
                for (long packed : model.panel(i).packed()) {
                    out.writeLong(packed);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Model read(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.getInt() != MAGIC) {
                throw new IOException("this is no model of the reader, or one of another release");
            }
            List<String> topics = topics(in);
            float[] kinds = floats(in);
            float[] biases = floats(in);
            float[] units = floats(in);
            Decisions decisions = new Decisions(floats(in), floats(in), floats(in), floats(in), in.getFloat());
            int[] features = new int[count(in, Integer.BYTES)];
            in.asIntBuffer().get(features);
            in.position(in.position() + features.length * Integer.BYTES);
            Panel[] panels = new Panel[Model.panels(topics.size())];
            for (int i = 0; i < panels.length; i++) {
                long[] packed = new long[features.length * Panel.LONGS];
                in.asLongBuffer().get(packed);
                in.position(in.position() + packed.length * Long.BYTES);
                panels[i] = new Panel(packed);
            }
            return new Model(topics, kinds, biases, units, decisions, features, panels);
        } catch (BufferUnderflowException e) {
            throw new IOException("the model ends too early, after " + bytes.length + " bytes", e);
        }
    }

    private static List<String> topics(ByteBuffer in) throws IOException {
        int count = count(in, Integer.BYTES);
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] id = new byte[count(in, 1)];
            in.get(id);
            topics.add(new String(id, StandardCharsets.UTF_8));
        }
        return topics;
    }

    /** Reads how many things of a size follow, and believes no number that the rest of the bytes cannot hold. */
    private static int count(ByteBuffer in, int size) throws IOException {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / size) {
            throw new IOException("the model is broken: it claims " + count + " entries");
        }
        return count;
    }

    private static void write(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] floats(ByteBuffer in) throws IOException {
        float[] values = new float[count(in, Float.BYTES)];
        in.asFloatBuffer().get(values);
        in.position(in.position() + values.length * Float.BYTES);
        return values;
    }
}
