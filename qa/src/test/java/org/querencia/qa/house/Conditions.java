package org.querencia.qa.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.slf4j.Logger;

/// Conditions that ArchUnit does not bring.
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> keepTheirLoggerPrivateStaticFinal() {
        return new ArchCondition<>("keep their logger private, static and final") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> field.getRawType().isEquivalentTo(Logger.class))
                        .filter(field ->
                                !field.getModifiers()
                                        .containsAll(
                                                Set.of(
                                                        JavaModifier.PRIVATE,
                                                        JavaModifier.STATIC,
                                                        JavaModifier.FINAL)))
                        .forEach(field ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                field, field.getDescription())));
            }
        };
    }
}
