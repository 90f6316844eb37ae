package io.crmautopilot.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The one order of a module's packages: each may import those before it and none after it. */
final class Line {
    private static final String ROOT = "io.crmautopilot";

    private static final Set<String> NAMES_THAT_SAY_NOTHING =
            Set.of("util", "utils", "common", "impl", "model", "helper", "helpers", "misc", "internal");

    private final List<String> own;
    private final Set<String> known;

    /**
     * Makes the line of one module.
     *
     * @param own the module's packages below {@code io.crmautopilot}, in order; an empty word is that package itself
     * @param known packages of other modules that any class here may import
     */
    Line(List<String> own, Set<String> known) {
        this.own = List.copyOf(own);
        this.known = Set.copyOf(known);
    }

    /** Returns one sentence for each class and import that runs against the order or leaves it. */
    List<String> violations(JavaClasses classes) {
        Set<String> found = new LinkedHashSet<>();
        for (JavaClass from : classes) {
            int place = own.indexOf(shortName(from));
            if (place < 0) {
                found.add(from.getName() + " is in a package that is not on the line " + own);
                continue;
            }
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass().getBaseComponentType();
                if (isOurs(to) && !mayImport(place, shortName(to))) {
                    found.add(from.getName() + " imports " + to.getName() + ", which stands after it or off the line");
                }
            }
        }
        return List.copyOf(found);
    }

    /** Returns the words on the line that name no thing of the flow. */
    List<String> emptyNames() {
        return own.stream()
                .filter(name -> List.of(name.split("\\.")).stream().anyMatch(NAMES_THAT_SAY_NOTHING::contains))
                .toList();
    }

    private boolean mayImport(int place, String target) {
        int there = own.indexOf(target);
        return there < 0 ? known.contains(target) : there <= place;
    }

    private static boolean isOurs(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) || name.startsWith(ROOT + ".");
    }

    private static String shortName(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(Math.min(name.length(), ROOT.length() + 1));
    }
}
