package health.intake.blackbox.driver;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A person with values that are unique in this installation, so that they can be searched for. */
public final class Canaries {

    private final Random random = new SecureRandom();

    public final String firstName = "Zoë" + letters(12);
    public final String lastName = "Łuk" + letters(12);
    public final String email = "żółw." + letters(12).toLowerCase(Locale.ROOT) + "@example.com";
    public final String birthday =
            "19%02d-%02d-%02d".formatted(10 + random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28));
    public final String password = "Pw1" + letters(16);
    public final String idempotencyKey = "order-" + letters(16);

    private final String phone = "301" + digits(8);
    private final String height = "2" + digits(2) + ".%s7".formatted(digits(2));
    private final String weight = "6" + digits(2) + ".%s3".formatted(digits(2));
    private final String meta = "Allergie “ö” " + letters(12);
    private final String emrId = "7" + digits(15);
    private final String referrer = "ref-" + letters(16);
    private final String card = letters(16);
    private final String issuer = "Kasse-" + letters(12);
    private final String provider = UUID.randomUUID().toString();

    /** The texts to search for, by field. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("first_name", firstName);
        texts.put("last_name", lastName);
        texts.put("email", email.substring(0, email.indexOf('@')));
        texts.put("phone", phone);
        texts.put("date_of_birth", birthday);
        texts.put("height", height);
        texts.put("weight", weight);
        texts.put("password", password);
        texts.put("meta", meta);
        texts.put("emrId", emrId);
        texts.put("referrer", referrer);
        texts.put("hcCard.number", card);
        texts.put("hcCard.issuer", issuer);
        texts.put("providers", provider);
        texts.put("Idempotency-Key", idempotencyKey);
        return texts;
    }

    public ProfileBody profile(Group group) {
        return ProfileBody.in(group)
                .with("first_name", Json.quoted(firstName))
                .with("last_name", Json.quoted(lastName))
                .with("date_of_birth", Json.quoted(birthday))
                .withEmail(email)
                .with("phone", Json.quoted("+49" + phone))
                .with("height", height)
                .with("weight", weight);
    }

    /** With every field that may be sent without a key. */
    public PatientBody patient(Group group) {
        return PatientBody.in(group)
                .withEmail(email)
                .with("password", Json.quoted(password))
                .with("firstName", Json.quoted(firstName))
                .with("lastName", Json.quoted(lastName))
                .with("phone", Json.quoted("+49" + phone))
                .with("dob", Json.quoted(birthday))
                .with("meta", Json.object(Map.of("note", Json.quoted(meta))))
                .with(
                        "hcCard",
                        Json.object(Map.of(
                                "number",
                                Json.quoted(card),
                                "issuer",
                                Json.quoted(issuer),
                                "expiresOn",
                                Json.quoted(birthday))));
    }

    /** With every field. */
    public PatientBody patientWithKeyFields(Group group) {
        return patient(group)
                .with("emrId", emrId)
                .with("referrer", Json.quoted(referrer))
                .with("providers", Json.array(provider));
    }

    private String letters(int length) {
        return random.ints(length, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String digits(int length) {
        return random.ints(length, '1', '9' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
