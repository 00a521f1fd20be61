-- The last seal that was removed from the trail, with everything before it, and an HMAC under a secret that is not in the database:
-- the trail begins after it. One row, which each removal replaces; none as long as nothing was removed.
create table if not exists audit_checkpoint (
  number          bigint   not null primary key,
  last_seq        bigint   not null,
  entries         int      not null,
  at              bigint   not null,
  form            varchar(20) character set ascii collate ascii_bin not null,
  digest          char(64) character set ascii collate ascii_bin null,
  hash            char(64) character set ascii collate ascii_bin not null,
  -- how many entries were removed in all
  removed_entries bigint   not null,
  removed_at      bigint   not null,
  secret          char(8)  character set ascii collate ascii_bin not null,
  mac             char(64) character set ascii collate ascii_bin not null
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;
