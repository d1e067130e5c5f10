-- What every page and every command did again and again is done once, or later, or by the key.

-- Names ---------------------------------------------------------------------------------------------------------------

-- Which names the desk shows changes seldom, and every page of a queue would look fifty of them up. A process keeps the
-- lines it has read for as long as this number stays what it was.
create table naming (version bigint not null);
insert into naming values (1);
create unique index naming_once on naming ((true));
grant select, update on naming to permanence_desk;

create function count_naming() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update naming set version = version + 1;
  return null;
end $$;
revoke all on function count_naming() from public;
create trigger organisation_is_renamed after update of name on organisation for each statement execute function count_naming();
create trigger contact_is_renamed after update of name on contact for each statement execute function count_naming();
create trigger agent_is_renamed after update of name on agent for each statement execute function count_naming();

comment on table naming is 'How often a name of an organisation or of a person was changed: what was read with the names is good until then.';
comment on function count_naming() is 'Counts that a name changed, in the transaction that changes it.';

-- Jobs ----------------------------------------------------------------------------------------------------------------

-- Giving a job to the library costs more than all else that a command writes. It is written down here, and given by the worker.
create table due_job (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  attempts_max integer not null constraint due_job_is_tried check (attempts_max > 0)
);
grant select, insert, delete, update on due_job to permanence_desk;

comment on table due_job is 'Jobs that committed with what made them due, until the worker gives them to the job library.';

-- The portal ----------------------------------------------------------------------------------------------------------

-- As before, but by the keys whatever the sizes of the tables: a plan is kept for as long as its connection, and one made
-- while there were few subscriptions would go on reading all of them.
create or replace function portal_enter(asking text) returns void language plpgsql volatile security definer
  set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  own uuid[];
  whole uuid[];
  known uuid[];
begin
  select coalesce(array_agg(m.organisation_id), '{}'),
      coalesce(array_agg(m.organisation_id) filter (where m.role = 'lead' or m.sees = 'all'), '{}')
    into own, whole
    from membership m
    join contact c on c.id = m.contact_id and c.active
    join organisation o on o.id = m.organisation_id and o.active
    where m.contact_id = nullif(asking, '')::uuid;
  known := own
    || array(select s.organisation_id from subscription s where s.partner_id = any(own))
    || array(select s.partner_id from subscription s where s.organisation_id = any(own) and s.partner_id is not null);
  perform set_config('permanence.contact', asking, true), set_config('permanence.own', own::text, true),
    set_config('permanence.whole', whole::text, true), set_config('permanence.known', known::text, true);
end $$;
