package health.intake.patient;

/** A patient with the version of the row of the profile, which changes with every change of profile and account. */
public record StoredPatient(PatientResponse patient, long version) {}
