-- A name was taken again by whoever typed an accent as a sign of its own, or another blank than the one that was there; a
-- subject was found by none but its own blanks, of which French has several.

create function plain_blanks(said text) returns text language sql immutable parallel safe
  return regexp_replace(said, '[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]', ' ', 'g');

create function name_key(name text) returns text language sql immutable parallel safe
  return lower(regexp_replace(plain_blanks(normalize(name, nfc)), ' +', ' ', 'g'));

revoke all on function plain_blanks(text) from public;
grant execute on function plain_blanks(text) to permanence_desk, permanence_portal;
revoke all on function name_key(text) from public;
grant execute on function name_key(text) to permanence_desk;

comment on function plain_blanks(text) is 'The text with an ordinary blank in the place of every other, such as the one that does not break a line.';
comment on function name_key(text) is 'What two names have in common that nobody could tell apart: size of letters, blanks and how accents are written are left aside. For the desk.';
