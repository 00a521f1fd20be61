-- What a request with an Idempotency-Key has created, kept for 24 hours. Both digests are HMACs, since keys and bodies may
-- be guessed. The record is written before the profile, in one transaction, so no foreign key leads to it.
create table idempotency_record (
  organization_id uuid        not null,
  operation       varchar(32) character set ascii collate ascii_bin not null,
  key_digest      char(64)    character set ascii collate ascii_bin not null,
  body_digest     char(64)    character set ascii collate ascii_bin not null,
  profile_id      uuid        not null,
  created_at      bigint      not null,
  constraint pk_idempotency_record primary key (organization_id, operation, key_digest),
  key ix_idempotency_record_created (created_at)
) engine = innodb;
