-- A contact learns nothing of notes: that the internal chain exists, and how long it is, is beyond the portal role's reading.

revoke select on ticket from permanence_portal;
grant select (
  id, reference, organisation_id, partner_id, filer_id, subscription_id, channel, nature, subject, declared_severity,
  severity, state, level, assignee_id, waiting_on, waiting_since, follow_up_of, filed_at, changed_at, closed_at,
  public_sequence, public_head, facts
) on ticket to permanence_portal;
