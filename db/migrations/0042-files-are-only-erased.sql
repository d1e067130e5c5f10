-- A file that was handed in is a part of the log, as the words of an event are: it is erased, and never changed. Erased, nothing
-- of it is left but its place, so that its absence can not be taken for another content.

alter table attachment add constraint attachment_erased_whole
  check (ticket_id is null or (salt is null) = (name = '' and sha256 = decode(repeat('00', 32), 'hex')));

create function refuse_file_change() returns trigger language plpgsql as $$
declare
  erased constant text[] := array['salt', 'name', 'sha256'];
begin
  if tg_op = 'UPDATE' and new.salt is null and to_jsonb(new) - erased = to_jsonb(old) - erased then
    return new;
  end if;
  raise exception '% on attachment: a file that was handed in is erased, not changed', tg_op using errcode = 'P0403';
end $$;
create trigger attachment_is_only_erased before update or delete on attachment for each row
  when (old.ticket_id is not null) execute function refuse_file_change();
create trigger attachment_is_not_emptied before truncate on attachment for each statement execute function refuse_change();

comment on column attachment.salt is 'Of the hash in the log; none until it is handed in, and none once it is erased.';
comment on function refuse_file_change() is 'Lets a file that was handed in be erased whole, and refuses every other change.';
