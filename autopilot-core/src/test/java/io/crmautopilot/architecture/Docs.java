package io.crmautopilot.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Rules about what the public documentation of a module says: that there is some on everything public, and that it speaks of threads and
 * errors where somebody who calls or implements it has to know.
 */
final class Docs {

    private static final Pattern THREADS = Pattern.compile("thread|immutable|\\bpure\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERRORS =
            Pattern.compile("throw|refuse|exception|never fails|@link[^}]*Exception", Pattern.CASE_INSENSITIVE);
    private static final Set<String> CHECKED =
            Set.of("IllegalArgumentException", "IllegalStateException", "UsageException");

    private final List<String> found = new ArrayList<>();

    private Docs() {}

    /** Returns what the documentation of the module in the folder {@code module} leaves out, a sentence each. */
    static List<String> gaps(Path module) {
        Docs docs = new Docs();
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            docs.read(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java") && !file.endsWith("package-info.java"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(docs.found);
    }

    private void read(List<Path> files) throws IOException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(trees).scan(unit, null);
            }
        }
    }

    /** Walks through what is visible outside: a type that is public, and what is public in it. */
    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees trees;

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
            if (!isVisible(type.getModifiers(), getCurrentPath().getParentPath())) {
                return null;
            }
            String name = type.getSimpleName().toString();
            String doc = doc(getCurrentPath());
            if (doc.isBlank()) {
                found.add(name + " has no documentation");
            } else if (type.getKind() == Tree.Kind.RECORD) {
                components(type, name, doc);
            } else if (isPort(type) && !speaks(type, doc)) {
                found.add("port " + name + " does not say from which threads it is called, or what throwing means");
            } else if (hasState(type) && !THREADS.matcher(doc).find()) {
                found.add("class " + name + " does not say whether threads may share it");
            }
            return super.visitClass(type, null);
        }

        private void components(ClassTree type, String name, String doc) {
            for (Tree member : type.getMembers()) {
                // Components come as fields that were generated: private, final, not static.
                if (member instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC)
                        && !doc.contains("@param " + field.getName())
                        && !(doc + outerDoc()).contains("{@code " + field.getName() + "}")) {
                    found.add("record " + name + " does not document its component " + field.getName());
                }
            }
        }

        /** Variants of one sealed type may share what their components are. */
        private String outerDoc() {
            TreePath outer = getCurrentPath().getParentPath();
            return outer.getLeaf() instanceof ClassTree ? doc(outer) : "";
        }

        /** What a host implements: an open interface that asks for something. */
        private static boolean isPort(ClassTree type) {
            return type.getKind() == Tree.Kind.INTERFACE
                    && type.getPermitsClause().isEmpty()
                    && !type.getModifiers().getFlags().contains(Modifier.SEALED)
                    && type.getMembers().stream()
                            .anyMatch(member -> member instanceof MethodTree method
                                    && method.getBody() == null
                                    && !method.getModifiers().getFlags().contains(Modifier.STATIC));
        }

        /** A type says it for all its methods, each method may say it for itself, a nested one as its outer does. */
        private boolean speaks(ClassTree type, String doc) {
            StringBuilder all = new StringBuilder(doc);
            for (Tree member : type.getMembers()) {
                all.append(doc(new TreePath(getCurrentPath(), member)));
            }
            all.append(outerDoc());
            return THREADS.matcher(all).find() && ERRORS.matcher(all).find();
        }

        private static boolean hasState(ClassTree type) {
            return type.getKind() == Tree.Kind.CLASS
                    && (type.getExtendsClause() == null
                            || !type.getExtendsClause().toString().endsWith("Exception"))
                    && type.getMembers().stream()
                            .anyMatch(member -> member instanceof VariableTree field
                                    && !field.getModifiers().getFlags().contains(Modifier.STATIC));
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            boolean generated =
                    trees.getSourcePositions().getEndPosition(getCurrentPath().getCompilationUnit(), method) < 0;
            if (!generated
                    && isVisible(method.getModifiers(), getCurrentPath().getParentPath())
                    && !overrides(method)) {
                String doc = doc(getCurrentPath());
                String where = owner() + "." + method.getName();
                if (doc.isBlank()) {
                    found.add(where + " has no documentation");
                } else if (refuses(method) && !ERRORS.matcher(doc).find()) {
                    found.add(where + " refuses something and does not say what");
                }
            }
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree field, @Nullable Void unused) {
            boolean constant = field.getModifiers().getFlags().contains(Modifier.STATIC);
            boolean visible = isVisible(field.getModifiers(), getCurrentPath().getParentPath());
            boolean inInterface = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            if (visible && (constant || inInterface) && doc(getCurrentPath()).isBlank()) {
                found.add(owner() + "." + field.getName() + " has no documentation");
            }
            return null;
        }

        private String owner() {
            return ((ClassTree) getCurrentPath().getParentPath().getLeaf())
                    .getSimpleName()
                    .toString();
        }

        private String doc(TreePath path) {
            String doc = trees.getDocComment(path);
            return doc == null ? "" : doc;
        }

        /** Members of an interface are public unless they say otherwise. */
        private boolean isVisible(ModifiersTree modifiers, TreePath parent) {
            boolean inInterface = parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED)
                    || (inInterface && !modifiers.getFlags().contains(Modifier.PRIVATE));
        }

        private static boolean overrides(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        /** Tells whether the method itself, and no lambda in it, throws what a caller's mistake is answered with. */
        private static boolean refuses(MethodTree method) {
            boolean[] refuses = {false};
            BlockTree body = method.getBody();
            if (body != null) {
                body.accept(
                        new TreeScanner<@Nullable Void, @Nullable Void>() {
                            @Override
                            public @Nullable Void visitThrow(ThrowTree thrown, @Nullable Void unused) {
                                refuses[0] |= thrown.getExpression() instanceof NewClassTree made
                                        && CHECKED.contains(made.getIdentifier().toString());
                                return null;
                            }

                            @Override
                            public @Nullable Void visitLambdaExpression(
                                    LambdaExpressionTree lambda, @Nullable Void unused) {
                                return null;
                            }
                        },
                        null);
            }
            return refuses[0];
        }
    }
}
