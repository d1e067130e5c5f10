-- When the next target of a ticket is due, for the queue that is sorted by it. Everything here can be computed again.
create table ticket_due (
  ticket_id uuid primary key constraint ticket_due_ticket_fk references ticket,
  clock text,
  due_at timestamptz,
  constraint ticket_due_names_its_clock check ((clock is null) = (due_at is null))
);
create index ticket_queue_due_idx on ticket_due (due_at, ticket_id) where due_at is not null;
grant select, insert, update, delete on ticket_due to permanence_desk;

comment on table ticket_due is 'The next due of each ticket that a contract promises something, as its history tells it; see core/clocks.';
comment on column ticket_due.due_at is 'Null where nothing of it counts at the moment.';
