-- Who waits and whether a ticket is closed say the same: taken for two things, the database expects a queue of a handful, and
-- reads and sorts all of it instead of walking its index to the end of the page.
create statistics ticket_waiting (mcv) on state, waiting_on from ticket;
analyze ticket;
