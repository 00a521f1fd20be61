package health.intake.email;

/** How entries are changed in Redis: by scripts, so that an entry is compared and written at once. */
public final class EntryScripts {

    /** The greatest length of an entry that is read. */
    public static final int MAX_LENGTH = 64;

    // ARGV: profile, version, time to live in ms
    private static final String RULES =
            """
            local function newer(profile, version)
              return profile == ARGV[1] and version > tonumber(ARGV[2])
            end
            local function entry(key)
              local text = redis.pcall('getrange', key, 0, 63)
              local profile, version = string.match(type(text) == 'string' and text or '', '^([%x-]+):(%d+)$')
              if version and #version <= 18 then
                return profile, tonumber(version)
              end
            end
            local function put(key)
              if not newer(entry(key)) then
                redis.call('set', key, ARGV[1] .. ':' .. ARGV[2], 'px', ARGV[3])
              end
            end
            local function forget(key)
              local profile, version = entry(key)
              if profile == ARGV[1] and not newer(profile, version) then
                redis.call('del', key)
              end
            end
            """;

    /** Takes a profile, a version and a time to live in ms; writes the entry unless it has a higher version of the profile. */
    public static final String PUT = RULES + "put(KEYS[1]) return 'OK'";

    static final String MOVE = RULES + "forget(KEYS[1]) put(KEYS[2]) return 'OK'";

    static final String REMOVE = RULES + "forget(KEYS[1]) return 'OK'";

    private EntryScripts() {}
}
