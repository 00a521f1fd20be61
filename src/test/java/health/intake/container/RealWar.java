package health.intake.container;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that is shipped, with a test class added. */
public final class RealWar {

    private RealWar() {}

    public static WebArchive with(Class<?>... tests) {
        File war = new File(System.getProperty("project.root"), "target/intake.war");
        return ShrinkWrap.createFromZipFile(WebArchive.class, war).addClasses(tests);
    }
}
