-- A sandbox is an organization of its own, found only from the organization that it belongs to: its slug is its id, which
-- no reference by slug can be.
alter table organization
  add column if not exists sandbox_of uuid null,
  add constraint uk_organization_sandbox unique if not exists (sandbox_of);

-- Each group has a twin in the sandbox.
alter table profile_group
  add column if not exists twin_of uuid null,
  add constraint uk_profile_group_twin unique if not exists (twin_of);
