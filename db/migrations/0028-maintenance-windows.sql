-- Times in which the desk works on a beneficiary's system, announced beforehand: a restoration does not count in them.
create table maintenance_window (
  id uuid primary key,
  subscription_id uuid not null constraint maintenance_window_subscription_fk references subscription,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  what text not null,
  announced_at timestamptz not null,
  announced_by uuid not null constraint maintenance_window_announcer_fk references agent,
  taken_back_at timestamptz,
  taken_back_by uuid constraint maintenance_window_taker_fk references agent,
  constraint maintenance_window_lasts check (starts_at < ends_at),
  constraint maintenance_window_taken_back_by_someone check ((taken_back_at is null) = (taken_back_by is null))
);
create index maintenance_window_list_idx on maintenance_window (subscription_id, starts_at desc, id desc);
create trigger maintenance_window_is_kept before delete on maintenance_window
  for each row execute function refuse_change();
create trigger maintenance_window_is_not_emptied before truncate on maintenance_window
  for each statement execute function refuse_change();
grant select, insert, update (taken_back_at, taken_back_by) on maintenance_window to permanence_desk;
-- Who of the desk announced it is the desk's own.
grant select (id, subscription_id, starts_at, ends_at, what, announced_at, taken_back_at) on maintenance_window to permanence_portal;

alter table maintenance_window enable row level security;
alter table maintenance_window force row level security;
create policy desk_works on maintenance_window to permanence_desk using (true) with check (true);
create policy owner_migrates on maintenance_window to permanence_owner using (true) with check (true);
create policy portal_sees on maintenance_window for select to permanence_portal using (
  exists (select from subscription where subscription.id = subscription_id));

comment on table maintenance_window is 'When the desk works on a system of a contract, as it was announced; kept for ever, since clocks are computed by it.';
comment on column maintenance_window.taken_back_at is 'Since when it is none: from its beginning, or from then on where it had begun.';
