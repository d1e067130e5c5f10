-- Whether a fix that is only planned stops the clock of the resolution once it is accepted: a term of the offer, and copied like all of them.
alter table offer add column planned_fix_resolves boolean not null default false;
comment on column offer.planned_fix_resolves is 'Whether a planned fix, once accepted, stops the clock of the resolution.';
