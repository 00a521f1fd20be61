package health.intake.admin;

import picocli.CommandLine.IVersionProvider;

/** The version that the JAR was built as. */
final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {version == null ? "not built as a JAR" : version};
    }
}
