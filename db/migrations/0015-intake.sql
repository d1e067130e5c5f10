-- What a desk asks of requests, by nature, as its administrators write it; and what people have begun to write.

create table intake_form (
  nature text not null,
  version integer not null constraint intake_form_version_counts check (version > 0),
  items jsonb not null constraint intake_form_items_listed check (jsonb_typeof(items) = 'array'),
  written_at timestamptz not null,
  agent_id uuid not null constraint intake_form_agent_fk references agent,
  why text not null,
  primary key (nature, version)
);
create trigger intake_form_is_append_only before update or delete on intake_form
  for each row execute function refuse_change();
create trigger intake_form_is_not_emptied before truncate on intake_form
  for each statement execute function refuse_change();

create table draft (
  actor_id uuid not null,
  key text not null,
  content text not null constraint draft_content_bound check (length(content) <= 600000),
  updated_at timestamptz not null,
  primary key (actor_id, key)
);
-- old ones are swept, and whoever has too many loses the oldest
create index draft_updated_idx on draft (updated_at);

grant select, insert on intake_form to permanence_desk;
grant select, insert, update, delete on draft to permanence_desk;
-- Forms are put to everybody; who wrote them and why is the desk's own.
grant select (nature, version, items) on intake_form to permanence_portal;

comment on table intake_form is 'What requests of a nature are asked, version by version; before the first the desk''s own form holds.';
comment on column intake_form.items is 'As core/intake/items.ts names them.';
comment on table draft is 'What somebody has begun to write and not sent, so that another device has it too. Nobody else reads it.';
comment on column draft.content is 'As the screen that wrote it reads it again.';
