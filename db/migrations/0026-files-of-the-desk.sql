-- What the desk itself makes and hands over, such as an activity report, nobody has sent: it has no uploader.
alter table attachment drop constraint attachment_has_one_uploader;
alter table attachment add constraint attachment_has_one_uploader_at_most
  check (num_nonnulls(uploader_contact_id, uploader_agent_id) <= 1);
comment on column attachment.uploader_agent_id is 'With uploader_contact_id who sent it; neither where the desk made it itself.';
