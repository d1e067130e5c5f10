-- A ticket's page says more than its row does: names, the contract, who may settle it, what follows up on it. A process keeps the
-- pages that it has read until the row or one of those changes (decision 34). Names are counted already; here is the rest.

alter table naming add column standing bigint not null default 1;
grant select on naming to permanence_portal;
-- Which transaction wrote the row last: that it was written, and nothing of what.
grant select (xmin) on ticket to permanence_portal;

-- Deferred, so that whoever changes several of them holds the counter's row last and shortly; and once in each transaction.
create function count_standing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('permanence.counted_in', true) is distinct from pg_current_xact_id()::text then
    update naming set standing = standing + 1;
    perform set_config('permanence.counted_in', pg_current_xact_id()::text, true);
  end if;
  return null;
end $$;
revoke all on function count_standing() from public;

-- Whose names a contact may read, and who may settle a ticket.
create constraint trigger membership_is_counted after insert or update or delete on membership
  deferrable initially deferred for each row execute function count_standing();
create constraint trigger former_membership_is_counted after insert or update or delete on former_membership
  deferrable initially deferred for each row execute function count_standing();
create constraint trigger contact_is_counted after update of active on contact
  deferrable initially deferred for each row execute function count_standing();
create constraint trigger organisation_is_counted after update of active on organisation
  deferrable initially deferred for each row execute function count_standing();
create constraint trigger agent_is_counted after update of level on agent
  deferrable initially deferred for each row execute function count_standing();

-- The contract that a ticket stands under.
create constraint trigger subscription_is_counted after insert or update or delete on subscription
  deferrable initially deferred for each row execute function count_standing();
create constraint trigger subscription_terms_are_counted after insert or update or delete on subscription_terms
  deferrable initially deferred for each row execute function count_standing();
create constraint trigger offer_is_counted after update of name on offer
  deferrable initially deferred for each row execute function count_standing();

-- What else changes without the ticket's row.
create constraint trigger follow_up_is_counted after insert on ticket
  deferrable initially deferred for each row when (new.follow_up_of is not null) execute function count_standing();
create constraint trigger erased_text_is_counted after update on event_text
  deferrable initially deferred for each row execute function count_standing();
create constraint trigger changed_file_is_counted after update or delete on attachment
  deferrable initially deferred for each row when (old.ticket_id is not null) execute function count_standing();

comment on column naming.standing is 'How often something was changed, names apart, that ticket pages say beside their own row.';
comment on function count_standing() is 'Counts once in a transaction that something beside a ticket changed, as it commits.';
