package io.crmautopilot.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Loads the project's own classes anew, one source file of them changed and compiled in memory, so that the whole simulation runs on
 * an engine with a bug. No switch for a bug stands in the engine itself.
 */
final class PatchedLoader extends ClassLoader {

    private static final String OURS = "io.crmautopilot.";

    private final Map<String, byte[]> patched;

    private PatchedLoader(Map<String, byte[]> patched) {
        super(PatchedLoader.class.getClassLoader());
        this.patched = patched;
    }

    /** Returns a loader in which {@code bug} is planted; throws {@link IllegalStateException} when it no longer fits the source. */
    static PatchedLoader with(Planted bug) {
        Path file = Path.of("src", "main", "java", "io", "crmautopilot").resolve(bug.file());
        String source = read(file);
        for (int i = 0; i < bug.changes().size(); i += 2) {
            String snippet = bug.changes().get(i);
            if (!source.contains(snippet)) {
                throw new IllegalStateException(
                        "\"" + bug.name() + "\" fits " + bug.file() + " no longer: it does not hold " + snippet);
            }
            source = source.replace(snippet, bug.changes().get(i + 1));
        }
        return new PatchedLoader(compile(file, source));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> compile(Path file, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> out = new HashMap<>();
        StringWriter messages = new StringWriter();
        JavaFileObject unit =
                new SimpleJavaFileObject(URI.create("mem:///" + file.getFileName()), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        boolean done = compiler.getTask(
                        messages,
                        new InMemory(compiler.getStandardFileManager(null, null, null), out),
                        null,
                        List.of("-nowarn", "-proc:none", "-classpath", System.getProperty("java.class.path")),
                        null,
                        List.of(unit))
                .call();
        if (!done) {
            throw new IllegalStateException(file + " with the bug does not compile: " + messages);
        }
        Map<String, byte[]> classes = new HashMap<>();
        out.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = patched.get(name);
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = in.readAllBytes();
            return defineClass(name, original, 0, original.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Keeps what the compiler writes. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> out;

        private InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> out) {
            super(files);
            this.out = out;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            if (location != StandardLocation.CLASS_OUTPUT) {
                throw new IllegalArgumentException("the compiler writes classes alone");
            }
            return new SimpleJavaFileObject(URI.create("mem:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    out.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
