package io.crmautopilot.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What no class may take from its surroundings: the time, chance, a locale, a zone, a thread, a property, the console.
 *
 * <p>All of these are inputs, so that one seeded simulation replays exactly and a host decides about threads.
 */
final class Environment {
    private static final Set<String> ANY = Set.of();

    /** Owner, and the members that are out of bounds; {@link #ANY} means each of them. */
    private static final Map<String, Set<String>> OUT_OF_BOUNDS = Map.ofEntries(
            Map.entry(
                    "java.lang.System",
                    Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "out", "err", "exit")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.lang.Thread", Set.of("<init>", "sleep", "start", "onSpinWait")),
            Map.entry("java.lang.Runtime", Set.of("addShutdownHook", "exec", "halt", "exit")),
            Map.entry("java.lang.ProcessBuilder", ANY),
            Map.entry(
                    "java.time.Clock",
                    Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds", "tickMinutes")),
            Map.entry("java.time.InstantSource", Set.of("system")),
            Map.entry("java.time.ZoneId", Set.of("systemDefault")),
            Map.entry("java.util.Calendar", Set.of("getInstance")),
            Map.entry("java.util.Locale", Set.of("getDefault", "setDefault")),
            Map.entry("java.util.TimeZone", Set.of("getDefault", "setDefault")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.Random", ANY),
            Map.entry("java.util.Timer", ANY),
            Map.entry("java.util.concurrent.ThreadLocalRandom", ANY),
            Map.entry("java.util.concurrent.Executors", ANY),
            Map.entry("java.util.concurrent.ForkJoinPool", ANY),
            Map.entry("java.security.SecureRandom", ANY),
            Map.entry("java.nio.charset.Charset", Set.of("defaultCharset")),
            Map.entry("java.util.Collection", Set.of("parallelStream")),
            Map.entry("java.util.concurrent.CompletableFuture", Set.of("delayedExecutor", "orTimeout")));

    private static final Set<String> NOW = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    /** Types that change after they are made, so that a static field of one is shared state. */
    private static final Set<String> CHANGING = Set.of(
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.HashSet",
            "java.util.EnumMap",
            "java.util.ArrayDeque",
            "java.util.Random",
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal",
            "java.text.SimpleDateFormat",
            "java.text.DecimalFormat");

    private Environment() {}

    /** Returns one sentence for each forbidden access by a class that {@code excused} does not name. */
    static List<String> violations(JavaClasses classes, Set<String> excused) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            if (excused.contains(outermost(type).getName())) {
                continue;
            }
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (isOutOfBounds(access)) {
                    found.add(access.getDescription());
                }
            }
        }
        return found;
    }

    /** Returns one sentence for each static field that can change, by itself or inside. */
    static List<String> changingStatics(JavaClasses classes) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes) {
            for (JavaField field : type.getFields()) {
                Set<JavaModifier> modifiers = field.getModifiers();
                boolean judged = modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.SYNTHETIC);
                if (judged && (!modifiers.contains(JavaModifier.FINAL) || isChanging(field.getRawType()))) {
                    found.add("static state: " + field.getFullName());
                }
            }
        }
        return found;
    }

    private static boolean isOutOfBounds(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getName();
        if (NOW.contains(owner) && member.equals("now")) {
            return true;
        }
        if (owner.equals("java.util.Date") && member.equals("<init>")) {
            return access.getDescription().contains("<init>()");
        }
        if (member.equals("parallelStream") || member.equals("parallel")) {
            return owner.startsWith("java.util.");
        }
        Set<String> members = OUT_OF_BOUNDS.get(owner);
        return members != null && (members.isEmpty() || members.contains(member));
    }

    private static boolean isChanging(JavaClass type) {
        return CHANGING.contains(type.getName()) || type.getPackageName().startsWith("java.util.concurrent");
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass at = type;
        while (at.getEnclosingClass().isPresent()) {
            at = at.getEnclosingClass().get();
        }
        return at;
    }
}
