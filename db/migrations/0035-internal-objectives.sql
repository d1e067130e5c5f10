-- What the desk asks of itself, by versions that are never rewritten: a ticket keeps the one that was in force when it was
-- filed. Before the first one there are none. Contacts never learn of them: their role reads nothing here.
create table internal_objectives (
  version integer primary key constraint internal_objectives_version_counts check (version > 0),
  written_at timestamptz not null,
  agent_id uuid not null constraint internal_objectives_agent_fk references agent,
  why text not null constraint internal_objectives_says_why check (btrim(why) <> ''),
  levels jsonb not null constraint internal_objectives_listed check (jsonb_typeof(levels) = 'array')
);
create trigger internal_objectives_is_append_only before update or delete on internal_objectives
  for each row execute function refuse_change();
create trigger internal_objectives_is_not_emptied before truncate on internal_objectives
  for each statement execute function refuse_change();
grant select, insert on internal_objectives to permanence_desk;

comment on table internal_objectives is 'What the desk asks of itself for each severity and clock, never promised to anyone: each version as it was written.';
comment on column internal_objectives.levels is 'Targets as service levels of contracts: severity, clock, amount, unit and hours.';
