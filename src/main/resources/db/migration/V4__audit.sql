-- The audit trail: who did what, one entry a request. Entries are only ever added. seq is the order in which they are
-- sealed; the ids are the order of the trail. No foreign keys: a trail says also what was asked of what is not there.

create table audit_entry (
  id              uuid           not null primary key,
  seq             bigint         not null auto_increment,
  -- null for what concerns no organization
  organization_id uuid           null,
  at              bigint         not null,
  -- both null without a key; the configured admin key has a prefix only
  key_id          uuid           null,
  key_prefix      varchar(24)    character set ascii collate ascii_bin null,
  operation       varchar(40)    character set ascii collate ascii_bin not null,
  status          smallint       not null,
  -- 16 octets each, in the order of the answer
  profile_ids     varbinary(8000) not null,
  -- the only one; where there are several, audit_profile has them
  profile_id      uuid           null,
  request_id      varchar(64)    character set ascii collate ascii_bin not null,
  client_address  varchar(64)    character set ascii collate ascii_bin not null,
  constraint uk_audit_entry_seq unique (seq),
  key ix_audit_entry_organization (organization_id, at desc, id desc),
  key ix_audit_entry_profile (organization_id, profile_id, at desc, id desc),
  key ix_audit_entry_key (organization_id, key_id, at desc, id desc)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

-- The profiles of entries that name several, for the filter: no part of what is sealed, as profile_ids says the same.
create table audit_profile (
  organization_id uuid   not null,
  profile_id      uuid   not null,
  at              bigint not null,
  entry_id        uuid   not null,
  constraint pk_audit_profile primary key (organization_id, profile_id, at, entry_id)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

-- A seal covers the entries from the last one's last_seq (excluded) to its own; its hash covers theirs and the last hash.
create table audit_seal (
  number   bigint   not null primary key,
  last_seq bigint   not null,
  entries  int      not null,
  at       bigint   not null,
  hash     char(64) character set ascii collate ascii_bin not null
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;
-- the first seal covers whatever number an entry might be given
insert into audit_seal (number, last_seq, entries, at, hash) values (0, -9223372036854775808, 0, 0, repeat('0', 64));
