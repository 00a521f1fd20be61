-- Until the sandbox stands a key of the environment test acts on the people of its organization: none is issued, and those that
-- were are revoked.
update api_key set revoked_at = cast(unix_timestamp(now(6)) * 1000000 as unsigned)
  where environment = 'test' and revoked_at is null;
update directory_revision set revision = revision + 1;
