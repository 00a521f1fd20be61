-- Accounts of patients: a row beside the profile, which holds everything that a profile has.

create table patient (
  profile_id         uuid           not null primary key,
  organization_id    uuid           not null,
  -- administrative gender where the profile has no sex
  unspecified_gender varchar(7)     character set ascii collate ascii_bin null,
  -- lists of words are separated by spaces
  roles              text           character set ascii collate ascii_bin not null,
  -- JSON as it was given, without its white space
  meta               text           null,
  unread_notifications int          not null,
  emr_id             bigint         null,
  referrer           varchar(100)   null,
  -- encrypted under one of the field keys, bound to organization and profile
  health_card        varbinary(2000) null,
  accepts_marketing  boolean        not null,
  has_insurance      boolean        not null,
  providers          varchar(2000)  character set ascii collate ascii_bin not null,
  email_verified     boolean        not null,
  phone_verified     boolean        not null,
  province           varchar(3)     character set ascii collate ascii_bin null,
  constraint uk_patient_emr_id unique (organization_id, emr_id),
  constraint fk_patient_profile foreign key (profile_id) references profile (id)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;

-- Groups that a patient was registered in besides the group of the profile; they widen no key's access.
create table patient_group (
  organization_id  uuid not null,
  profile_id       uuid not null,
  profile_group_id uuid not null,
  position         int  not null,
  constraint pk_patient_group primary key (profile_id, profile_group_id),
  constraint fk_patient_group_patient foreign key (profile_id) references patient (profile_id),
  constraint fk_patient_group_group foreign key (organization_id, profile_group_id) references profile_group (organization_id, id)
) engine = innodb default character set utf8mb4 collate utf8mb4_nopad_bin;
