-- Members of a patient's own in hcCard and verifications, apart from the named ones: nodes of the previous release go on reading
-- those. (If not exists, because the database does not undo one of these when the next fails.)
alter table patient
  -- encrypted as health_card is
  add column if not exists health_card_further   varbinary(8000) null,
  -- JSON
  add column if not exists verifications_further varchar(1000) character set ascii collate ascii_bin null;
