package health.intake.problem;

/**
 * The table of all rules for values, as {@link Rule#of} reads its entries: used in violations, in refusals of query
 * parameters, and in the examples of the OpenAPI document. A name in braces is replaced by its value, in constraints by
 * their attribute.
 */
public final class Rules {

    // presence and type

    public static final String REQUIRED = "required: is required";
    public static final String GROUP_REQUIRED = "required: is required, as the organization has no default group";
    public static final String TYPE = "wrong_type: must be {type}";
    public static final String UNKNOWN_FIELD = "unknown_field: is not a field of this object, which has {fields}";
    public static final String READ_ONLY = "read_only: cannot be set";
    public static final String NOT_CLEARABLE = "not_clearable: cannot be null; leave it out to keep its value";

    // size

    public static final String NOT_BLANK = "too_short: must not be empty or white space only";
    public static final String MIN_ENTRIES = "too_short: must have at least {min} entry";
    public static final String MAX_ENTRIES = "too_long: must have at most {value} entries";
    public static final String MAX_MEMBERS = "too_long: must have at most {value} members of your own";
    public static final String MAX_CHARACTERS = "too_long: must have at most {value} characters";
    public static final String MAX_BYTES =
            "too_long: must have at most {value} bytes in UTF-8, not counting white space between its parts";
    public static final String BETWEEN = "out_of_range: must be an integer between {min} and {max}";
    public static final String MEASUREMENT =
            "out_of_range: must be between 0.001 and {max} {unit}; more than 3 decimals are rounded";
    public static final String SCALE =
            "out_of_range: must not contain a number whose exponent or decimals go beyond {value} places";

    // value

    public static final String ONE_OF = "invalid_value: must be one of {values}";
    public static final String SEX = "invalid_value: must be 1 (male) or 2 (female), as in ISO/IEC 5218";
    public static final String COUNTRY =
            "invalid_value: must be a country code of ISO 3166-1 alpha-2 in upper case, such as DE, or XK";
    public static final String PROVINCE =
            "invalid_value: must be the part after the hyphen of an ISO 3166-2 code of {country}, in upper case";
    public static final String USERNAME =
            "invalid_value: must be the e-mail address, # and {organization}; leave it out to have it generated";
    public static final String GROUP_CONFLICT = "group_conflict: names a different group from profile_group_slug";

    // form

    public static final String NO_CONTROLS = "invalid_format: must not contain control characters";
    public static final String NOT_LATIN = "not_latin: must be in the Latin script; please transliterate it";
    public static final String NAME =
            "invalid_format: may hold letters of the Latin script with their marks, space, hyphen,"
                    + " apostrophe, full stop, comma, solidus, middle dot and ordinal signs, and at least one letter";
    public static final String EMAIL =
            "invalid_format: must be an e-mail address such as name@example.com, with at most 64 bytes"
                    + " before the @ and a domain of at least two labels, not an IP address";
    public static final String PHONE =
            "invalid_format: must be a possible E.164 number: + and 2 to 15 digits, such as +4930123456789";
    public static final String PHONE_IN =
            "invalid_format: must be a possible phone number: the digits as dialled in {country}, area"
                    + " code included, or E.164: + and 2 to 15 digits";
    public static final String PASSWORD =
            "weak_password: must have 8 to 128 characters with at least a lower-case letter, an"
                    + " upper-case letter and a digit, not be a common password, and not be made of the person's own names or address";
    public static final String DATE = "invalid_format: must be an existing date, as YYYY-MM-DD";
    public static final String EARLIEST = "out_of_range: must be {earliest} or later";
    public static final String IN_PAST = "not_in_past: must be a date in the past";
    public static final String INSTANT =
            "invalid_format: must be an instant with an offset, as in RFC 3339, such as 2027-01-31T12:00:00Z";
    public static final String IN_FUTURE = "out_of_range: must be an instant in the future";
    public static final String UUID = "invalid_format: must be a UUID of 36 characters: 8-4-4-4-12 hexadecimal digits";
    public static final String SLUG =
            "invalid_format: must be lower-case letters (a-z) and digits, with single hyphens between"
                    + " them, and not in the form of a UUID";
    public static final String ROLE =
            "invalid_format: must begin with a-z, followed by at most 31 of a-z, 0-9, _ and -";
    public static final String DOMAIN =
            "invalid_format: must be a host name of at least two labels, such as clinic.example, not an IP address";
    public static final String CURSOR =
            "invalid_format: must be copied unchanged from a link of this list, with the same filters";
    public static final String STATUS =
            "invalid_format: must be an HTTP status such as 404, or a class of them such as 4xx";
    public static final String REQUEST_ID =
            "invalid_format: must be the id of a request: 8 to 64 of A-Z, a-z, 0-9, full stop, _ and -";
    public static final String NOT_BESIDE = "invalid_format: cannot be combined with {other}";
    public static final String NO_OFFSET = "invalid_format: cannot be combined with offset";

    private Rules() {}
}
