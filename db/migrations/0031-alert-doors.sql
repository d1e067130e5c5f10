-- By what an alert reaches an agent: browsers that said where they can be pushed to, and a paging service.
create table push_subscription (
  id uuid primary key,
  agent_id uuid not null constraint push_subscription_agent_fk references agent,
  endpoint text not null constraint push_subscription_endpoint_key unique,
  p256dh text not null,
  auth text not null,
  browser text not null,
  created_at timestamptz not null
);
create index push_subscription_agent_idx on push_subscription (agent_id);
grant select, insert, update, delete on push_subscription to permanence_desk;

comment on table push_subscription is 'Browsers of agents that alerts are pushed to (RFC 8030), until they are gone.';

create table paging_webhook (
  single boolean primary key default true constraint paging_webhook_is_one check (single),
  url text not null,
  secret text not null,
  set_at timestamptz not null,
  set_by uuid not null constraint paging_webhook_set_fk references agent
);
grant select, insert, update, delete on paging_webhook to permanence_desk;

comment on table paging_webhook is 'The paging service that alerts are told to (Standard Webhooks), if there is one.';
comment on column paging_webhook.secret is 'With which what is told is signed; no answer of the program holds it.';

create table alert_notice (
  id uuid primary key,
  alert_id uuid constraint alert_notice_alert_fk references on_call_alert,
  step integer not null,
  tells text not null constraint alert_notice_tells_known
    check (tells in ('called', 'managers_told', 'acknowledged', 'ended', 'test')),
  door text not null constraint alert_notice_door_known check (door in ('mail', 'web_push', 'webhook')),
  agent_id uuid constraint alert_notice_agent_fk references agent,
  subscription_id uuid,
  queued_at timestamptz not null,
  tries integer not null default 0,
  tried_at timestamptz,
  status integer,
  outcome text not null default 'waiting' constraint alert_notice_outcome_known
    check (outcome in ('waiting', 'sent', 'failed', 'dropped')),
  constraint alert_notice_tests_no_alert check ((alert_id is null) = (tells = 'test'))
);
create index alert_notice_door_idx on alert_notice (door, queued_at desc, id desc);
create index alert_notice_alert_idx on alert_notice (alert_id);
create index alert_notice_agent_idx on alert_notice (agent_id);
grant select, insert, update (tries, tried_at, status, outcome) on alert_notice to permanence_desk;

comment on table alert_notice is 'Each telling of a step of an alert by one door: sent at most once that is known to have arrived.';
comment on column alert_notice.status is 'HTTP status of the last try; null by mail, and where nothing answered.';
comment on column alert_notice.outcome is '`failed` is tried again, for some hours; `dropped` was no longer called for, or had nowhere to go.';
