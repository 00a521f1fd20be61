package health.intake.migration;

/** The database user that migrates the schema, with the URL of the database. */
public record SchemaOwner(String url, String user, String password) {

    @Override
    public String toString() {
        return "SchemaOwner[****]";
    }
}
