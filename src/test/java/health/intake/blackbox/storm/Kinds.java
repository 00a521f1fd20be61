package health.intake.blackbox.storm;

import java.util.LinkedHashMap;
import java.util.Map;

/** All ways to be hostile, by name. */
final class Kinds {

    static final Map<String, Kind> ALL = all();

    private Kinds() {}

    private static Map<String, Kind> all() {
        Map<String, Kind> all = new LinkedHashMap<>();
        all.put("truncated-bodies", TruncatedBodies::fire);
        all.put("flipped-bits", FlippedBits::fire);
        all.put("json-syntax", JsonSyntax::fire);
        all.put("json-encodings", JsonEncodings::fire);
        all.put("wrong-types", WrongTypes::fire);
        all.put("sizes", Sizes::fire);
        all.put("unicode-tricks", UnicodeTricks::fire);
        all.put("injections-in-bodies", Injections::fireBodies);
        all.put("injections-elsewhere", Injections::fireElsewhere);
        all.put("framing", Framing::fire);
        all.put("heads", Heads::fire);
        all.put("methods", Methods::fire);
        all.put("paths", Paths::fire);
        all.put("queries", Queries::fire);
        all.put("conditions", Conditions::fire);
        all.put("media-types", MediaTypes::fire);
        all.put("rubbish-headers", RubbishHeaders::fire);
        all.put("keys", InvalidKeyTexts::fire);
        return all;
    }
}
