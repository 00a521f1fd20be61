-- The accesses to a record are its entries with a status of success: the others are skipped in the index. (In one statement,
-- which nodes of the previous release, naming the index, do not see half done.)
alter table audit_entry
  drop key if exists ix_audit_entry_profile,
  add key ix_audit_entry_profile (organization_id, profile_id, at desc, id desc, status),
  algorithm = inplace, lock = none;

-- The row of a profile is locked before its hold is written or read by whoever erases. The foreign key says once more that
-- nobody is erased while one stands.
create table if not exists legal_hold (
  profile_id      uuid         not null primary key,
  organization_id uuid         not null,
  -- in the operator's words, which may name the person
  reason          varchar(500) not null,
  since           bigint       not null,
  key_prefix      varchar(24)  character set ascii collate ascii_bin null,
  constraint fk_legal_hold_profile foreign key (profile_id) references profile (id)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;
