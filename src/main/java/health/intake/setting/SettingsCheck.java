package health.intake.setting;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Refuses to deploy with an invalid setting, before any bean exists, so that nothing has been done yet. */
public class SettingsCheck implements Extension {

    private static final Logger LOG = System.getLogger("health.intake");

    void check(@Observes BeforeBeanDiscovery beginning) {
        Config config = ConfigProvider.getConfig();
        Function<String, Optional<String>> values = name -> config.getOptionalValue(name, String.class);
        SettingsCatalogue.unknown(System.getenv().keySet())
                .forEach(unknown -> LOG.log(Level.WARNING, "Ignored: " + unknown));
        ClearTextLinks.among(values).forEach(link -> LOG.log(Level.WARNING, link));
        List<String> faults = SettingsCatalogue.faults(values, System.getenv());
        if (!faults.isEmpty()) {
            String all = "Intake does not start; its settings are invalid:\n  " + String.join("\n  ", faults);
            // servers print the exception in the middle of a stack, tools that deploy print nothing else
            LOG.log(Level.ERROR, all);
            throw new DeploymentException(all);
        }
    }
}
