package io.crmautopilot.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a host can see of a module: closed values, small ports, and no type of anybody else. */
final class PublicShape {
    private static final int MOST_METHODS_OF_A_PORT = 3;

    private PublicShape() {}

    /** Returns the public types that are neither interface, record, enum nor final and that {@code excused} lacks. */
    static List<String> openTypes(JavaClasses classes, Set<String> excused) {
        return visible(classes)
                .filter(type -> !type.isInterface() && !type.isRecord() && !type.isEnum())
                .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaClass::getName)
                .filter(name -> !excused.contains(name))
                .toList();
    }

    /** Returns one sentence for each public interface that hosts implement and that asks for too much, or nothing. */
    static List<String> unfitPorts(JavaClasses classes, Set<String> excused) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : visible(classes).toList()) {
            if (!type.isInterface() || type.isAnnotation() || excused.contains(type.getName())) {
                continue;
            }
            Class<?> port = type.reflect();
            long methods = Arrays.stream(port.getMethods())
                    .filter(PublicShape::isAsked)
                    .count();
            if (!port.isSealed() && (methods < 1 || methods > MOST_METHODS_OF_A_PORT)) {
                found.add(type.getName() + " asks for " + methods + " methods; a port has one to three");
            }
        }
        return found;
    }

    /** Returns one sentence for each type of a third party that a host would meet in a signature. */
    static List<String> foreignTypes(JavaClasses classes) {
        Set<String> found = new LinkedHashSet<>();
        for (JavaClass type : visible(classes).toList()) {
            Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                    .filter(PublicShape::isForeign)
                    .forEach(foreign -> found.add(type.getName() + " extends " + foreign.getName()));
            for (JavaField field : type.getFields()) {
                if (isVisible(field)) {
                    note(found, field.getFullName(), field.getAllInvolvedRawTypes());
                }
            }
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                if (isVisible(unit)) {
                    note(found, unit.getFullName(), unit.getAllInvolvedRawTypes());
                    note(found, unit.getFullName(), Set.copyOf(unit.getExceptionTypes()));
                }
            }
        }
        return List.copyOf(found);
    }

    private static void note(Set<String> found, String where, Set<JavaClass> types) {
        types.stream()
                .map(JavaClass::getBaseComponentType)
                .filter(PublicShape::isForeign)
                .forEach(foreign -> found.add(where + " shows " + foreign.getName()));
    }

    private static boolean isForeign(JavaClass type) {
        String name = type.getName();
        return !type.isPrimitive()
                && !name.startsWith("java.")
                && !name.startsWith("javax.")
                && !name.startsWith("io.crmautopilot.");
    }

    private static boolean isAsked(Method method) {
        if (!Modifier.isAbstract(method.getModifiers())) {
            return false;
        }
        // An interface may restate toString or equals for their comment; nobody has to write those.
        return Arrays.stream(Object.class.getMethods())
                .noneMatch(known -> known.getName().equals(method.getName())
                        && Arrays.equals(known.getParameterTypes(), method.getParameterTypes()));
    }

    private static boolean isVisible(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> visible(JavaClasses classes) {
        return classes.stream().filter(PublicShape::isVisible);
    }

    private static boolean isVisible(JavaClass type) {
        boolean here = type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC);
        return here
                && !type.getSimpleName().equals("package-info")
                && type.getEnclosingClass().map(PublicShape::isVisible).orElse(true);
    }
}
