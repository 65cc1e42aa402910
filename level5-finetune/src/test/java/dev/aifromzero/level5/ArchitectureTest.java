package dev.aifromzero.level5;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which package may know which. What holds in all levels alike is in the package rules. */
class ArchitectureTest {
    private static final String LEVEL = "dev.aifromzero.level5.";
    /** From the ground up; packages in one entry do not know each other either. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("gpt2", "data"),
            List.of("lora", "download", "school"),
            List.of("train", "chat"),
            List.of("tutor", "bench"),
            List.of("commands"),
            List.of("labs", "steps"),
            List.of("lessons", "doctor"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.aifromzero.level5");

    @Test
    void packagesKnowOnlyWhatLiesBelowThem() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String name : FLOORS.get(floor)) {
                String[] above = FLOORS.subList(floor, FLOORS.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(name))
                        .toArray(String[]::new);
                if (above.length > 0) {
                    noClasses()
                            .that()
                            .resideInAPackage(LEVEL + name + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(packages(above))
                            .check(CLASSES);
                }
            }
        }
    }

    private static String[] packages(String... names) {
        return java.util.Arrays.stream(names).map(name -> LEVEL + name + "..").toArray(String[]::new);
    }
}
