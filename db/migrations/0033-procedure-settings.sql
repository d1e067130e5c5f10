-- The parts of the procedure that the desk sets, by versions that are never rewritten. Before the first one the settings are
-- those that the program comes with.
create table procedure_settings (
  version integer primary key constraint procedure_settings_version_counts check (version > 0),
  written_at timestamptz not null,
  agent_id uuid not null constraint procedure_settings_agent_fk references agent,
  why text not null constraint procedure_settings_says_why check (btrim(why) <> ''),
  settings jsonb not null constraint procedure_settings_whole check (jsonb_typeof(settings) = 'object')
);
create trigger procedure_settings_is_append_only before update or delete on procedure_settings
  for each row execute function refuse_change();
create trigger procedure_settings_is_not_emptied before truncate on procedure_settings
  for each statement execute function refuse_change();
grant select, insert on procedure_settings to permanence_desk;

comment on table procedure_settings is 'The parts of the procedure that the desk sets: each version as it was written. The last one is in force.';
comment on column procedure_settings.settings is 'Every setting that there was then, by its name in core/procedure/settings.ts; one that came later is as the program came with it.';
