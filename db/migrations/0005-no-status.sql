-- Nothing ever wrote or read which status a POST was answered with: what is answered again is made anew.

alter table idempotency drop column status;
