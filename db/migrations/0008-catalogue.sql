-- The maintenance programme: lines of a product, the days of their lives, and what each runs on.

create table release_line (
  product_id uuid not null constraint release_line_product_fk references product,
  line text not null constraint release_line_shape check (line ~ '^[0-9]{1,4}\.[0-9]{1,4}$'),
  version integer not null default 1 constraint release_line_version_counts check (version > 0),
  primary key (product_id, line)
);

create table line_milestone (
  product_id uuid not null,
  line text not null,
  kind text not null constraint line_milestone_kind_known
    check (kind in ('general_availability', 'end_of_maintenance', 'eosl')),
  on_day date,
  set_at timestamptz not null,
  agent_id uuid constraint line_milestone_agent_fk references agent,
  primary key (product_id, line, kind),
  constraint line_milestone_line_fk foreign key (product_id, line) references release_line
);

create table milestone_rule (
  product_id uuid not null constraint milestone_rule_product_fk references product,
  place integer not null,
  kind text not null constraint milestone_rule_kind_known check (kind in ('end_of_maintenance', 'eosl')),
  after text not null constraint milestone_rule_after_known check (after in ('general_availability', 'next_line')),
  period text not null constraint milestone_rule_period_shape check (period ~ '^P[0-9]+[DMY]$'),
  source text not null,
  primary key (product_id, place)
);

create table line_part (
  product_id uuid not null,
  line text not null,
  place integer not null,
  component text not null constraint line_part_component_known
    check (component in ('os', 'app_server', 'jvm', 'database', 'search_engine', 'browser')),
  name text not null,
  version text,
  standing text not null constraint line_part_standing_known
    check (standing in ('recommended', 'supported', 'compatible', 'incompatible')),
  primary key (product_id, line, place),
  constraint line_part_line_fk foreign key (product_id, line) references release_line
);

create table line_add_on (
  product_id uuid not null,
  line text not null,
  name text not null,
  supported boolean not null,
  primary key (product_id, line, name),
  constraint line_add_on_line_fk foreign key (product_id, line) references release_line
);

-- Lines of a database that is already there: those of its releases.
insert into release_line (product_id, line)
  select distinct product_id, substring(version from '^v?([0-9]{1,4}\.[0-9]{1,4})') from release
  where version ~ '^v?[0-9]{1,4}\.[0-9]{1,4}';

grant select, insert, update, delete on release_line, line_milestone, milestone_rule, line_part, line_add_on
  to permanence_desk;
-- The programme is published to everybody who signs in; who set a day is the desk's own.
grant select on release_line, milestone_rule, line_part, line_add_on to permanence_portal;
grant select (product_id, line, kind, on_day) on line_milestone to permanence_portal;

comment on table release_line is 'A major.minor line of a product. Its version counts the changes that people made to it.';
comment on table line_milestone is 'A day that somebody wrote down; without a day: written down as not known. It wins over every rule.';
comment on column line_milestone.on_day is 'Half-open: what ends does not exist any more on this day.';
comment on table milestone_rule is 'How a product derives the days that nobody set, and where the rule is from; the first that can speak does.';
comment on column milestone_rule.period is 'ISO 8601, one unit: P36M, P1Y, P90D.';
comment on table line_part is 'What a line runs on, in the words of the vendor''s list, in the order of the list.';
comment on table line_add_on is 'Add-ons of a line, and whether the vendor''s support covers them.';
