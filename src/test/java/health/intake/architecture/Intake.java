package health.intake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import health.intake.platform.RestApplication;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.List;

/** The classes of the program, without its tests, and the kinds of them that rules speak about. */
final class Intake {

    /** All classes compiled together with {@link RestApplication}, in any package. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(
                    RestApplication.class.getProtectionDomain().getCodeSource().getLocation());

    /** {@code health.intake}. */
    static final String ROOT = parent(RestApplication.class.getPackageName());

    /** Parts of rows that do not say whose they are: values, such as the data of a person. */
    static final DescribedPredicate<JavaClass> EMBEDDED_VALUES = DescribedPredicate.describe(
            "are embedded values",
            type -> type.isAnnotatedWith(Embeddable.class)
                    && type.tryGetField("organizationId").isEmpty());

    static final DescribedPredicate<JavaClass> ENTITIES = DescribedPredicate.describe(
            "are entities",
            type -> type.isAnnotatedWith(Entity.class)
                    || type.isAnnotatedWith(Embeddable.class) && !EMBEDDED_VALUES.test(type)
                    || type.isAnnotatedWith(MappedSuperclass.class));

    static final DescribedPredicate<JavaClass> SESSION_BEANS = DescribedPredicate.describe(
            "are session beans",
            type -> type.isAnnotatedWith(Stateless.class)
                    || type.isAnnotatedWith(Singleton.class)
                    || type.isAnnotatedWith(Stateful.class));

    static final DescribedPredicate<JavaClass> STORES = DescribedPredicate.describe(
            "are stores", type -> type.getSimpleName().endsWith("Store"));

    private Intake() {}

    /** The classes of a kind; a rule that finds fewer than there are today looks in the wrong place. */
    static List<JavaClass> all(DescribedPredicate<JavaClass> kind, int atLeast) {
        List<JavaClass> found = CLASSES.stream().filter(kind).toList();
        assertThat(found).as("classes that %s", kind.getDescription()).hasSizeGreaterThanOrEqualTo(atLeast);
        return found;
    }

    /** Whether a type can be named from everywhere: it and all types around it are public. */
    static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(Intake::isPublic).orElse(true);
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    private static String parent(String packageName) {
        return packageName.substring(0, packageName.lastIndexOf('.'));
    }
}
