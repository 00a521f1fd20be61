-- What stays of an erased person: why the id answers 410, and the receipt. It names nobody. No foreign key leads to what is gone.
create table if not exists erasure (
  profile_id      uuid          not null primary key,
  organization_id uuid          not null,
  group_id        uuid          not null,
  erased_at       bigint        not null,
  reason          varchar(30)   character set ascii collate ascii_bin not null,
  receipt_id      uuid          not null,
  key_prefix      varchar(24)   character set ascii collate ascii_bin null,
  -- JSON, as the receipt prints it
  places          varchar(1000) character set ascii collate ascii_bin not null,
  jws             varchar(4000) character set ascii collate ascii_bin not null,
  key ix_erasure_organization (organization_id)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The records of one profile, found without touching those of others.
alter table idempotency_record
  add key if not exists ix_idempotency_record_profile (organization_id, profile_id),
  algorithm = inplace, lock = none;
