-- When the desk serves: a calendar for each kind of hours that service levels name, by versions that are never rewritten.
create table service_calendar (
  hours text not null constraint service_calendar_hours_known check (hours in ('business_hours', '24x5', '24x7')),
  version integer not null constraint service_calendar_version_counts check (version > 0),
  written_at timestamptz not null,
  agent_id uuid constraint service_calendar_agent_fk references agent,
  why text not null,
  moves_open boolean not null default false,
  definition jsonb not null constraint service_calendar_whole check (
    jsonb_typeof(definition) = 'object'
    and definition ?& array['zone', 'week', 'holidays', 'otherHours', 'businessDay']),
  primary key (hours, version)
);
create trigger service_calendar_is_append_only before update or delete on service_calendar
  for each row execute function refuse_change();
create trigger service_calendar_is_not_emptied before truncate on service_calendar
  for each statement execute function refuse_change();
grant select, insert on service_calendar to permanence_desk;

-- The Sunday of Easter by the Gregorian rule (Meeus, Jones, Butcher).
create function pg_temp.easter(year integer) returns date language sql as $$
  with a as (select year % 19 as a, year / 100 as b, year % 100 as c),
    d as (select a, b, c, (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30 as h from a),
    l as (select a, h, (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7 as l from d),
    m as (select h, l, (a + 11 * h + 22 * l) / 451 as m from l)
  select make_date(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1) from m
$$;

-- The first vendor's hours (MSA of 2017, App. 1 §3.6): Monday to Friday, 8 to 18. Neither zone nor holidays are said there:
-- UTC and the holidays of France stand until somebody writes others.
insert into service_calendar (hours, version, written_at, why, definition)
select kind, 1, '1970-01-01', '', jsonb_build_object(
  'zone', 'UTC',
  'week', (select jsonb_agg(jsonb_build_object('day', day, 'from', opens, 'to', closes) order by day)
    from generate_series(1, days) as day),
  'holidays', case when kind = '24x7' then '[]'::jsonb else (
    select jsonb_agg(jsonb_build_object('date', date, 'name', name, 'from', 0, 'to', 1440) order by date)
    from generate_series(2013, 2035) as year cross join lateral (values
      (make_date(year, 1, 1), 'Jour de l’an'), (pg_temp.easter(year) + 1, 'Lundi de Pâques'),
      (make_date(year, 5, 1), 'Fête du Travail'), (make_date(year, 5, 8), 'Victoire de 1945'),
      (pg_temp.easter(year) + 39, 'Ascension'), (pg_temp.easter(year) + 50, 'Lundi de Pentecôte'),
      (make_date(year, 7, 14), 'Fête nationale'), (make_date(year, 8, 15), 'Assomption'),
      (make_date(year, 11, 1), 'Toussaint'), (make_date(year, 11, 11), 'Armistice de 1918'),
      (make_date(year, 12, 25), 'Noël')) as holiday (date, name)) end,
  'otherHours', '[]'::jsonb,
  'businessDay', closes - opens)
from (values ('business_hours', 5, 480, 1080), ('24x5', 5, 0, 1440), ('24x7', 7, 0, 1440)) as kinds (kind, days, opens, closes);

comment on table service_calendar is 'When the desk serves, by kind of hours: each version as it was written.';
comment on column service_calendar.moves_open is 'Whether tickets that were open then count by this version too, and not only those filed since.';
comment on column service_calendar.definition is 'Zone, weekly hours, holidays and other hours in minutes of the day, and how much a business day is.';
comment on column service_calendar.agent_id is 'Null for what the program came with.';
