-- Where nobody of a beneficiary can read a letter, the schedule reminds nobody: the desk's page of the ticket says so,
-- instead of a day on which nothing comes.

create function ticket_has_reader(of_organisation uuid, of_partner uuid, of_filer uuid) returns boolean
  language plpgsql stable parallel safe security invoker as $$
begin
  return exists (
    select from membership m join contact c on c.id = m.contact_id
    where c.active and c.user_id is not null and m.organisation_id in (of_organisation, of_partner)
      and (c.id = of_filer or (m.organisation_id = of_organisation and m.role = 'lead'))
  );
end $$;
revoke all on function ticket_has_reader(uuid, uuid, uuid) from public;
grant execute on function ticket_has_reader(uuid, uuid, uuid) to permanence_desk;

comment on function ticket_has_reader(uuid, uuid, uuid) is 'Whether its filer, while a member of either side, or a lead of its beneficiary can sign in, and so read a letter about it. For the desk.';

create constraint trigger contact_account_is_counted after update of user_id on contact
  deferrable initially deferred for each row execute function count_standing();
