-- The accesses to a record are its entries with a status of success: the others are skipped in the index. (In one statement,
-- which nodes of the previous release, naming the index, do not see half done.)
alter table audit_entry
  drop key if exists ix_audit_entry_profile,
  add key ix_audit_entry_profile (organization_id, profile_id, at desc, id desc, status),
  algorithm = inplace, lock = none;
