/** What a caller of the interface does about a code, where its sentence leaves something to say. */
import { LOOSE_FILE_DAYS } from "#api/attachments.ts";
import type { ProblemCode } from "#api/problems.ts";

export const ADVICE: Partial<Record<ProblemCode, string>> = {
  not_signed_in:
    "Sign in with `POST /api/v1/session` and send the cookie that it sets. A session ends when it expires, is revoked, or its password changes.",
  wrong_credentials:
    "The answer is the same, in the same time, whether the account exists or not: it tells nothing about who has one.",
  too_many_attempts:
    "Wait, then try again more slowly. Asking again at once does not help.",
  cross_site:
    "A request that changes something needs the header `x-permanence-csrf: 1` and must come from the desk's own address.",
  forbidden:
    "Trying again changes nothing. Another account, or another role for this one, is needed.",
  not_found:
    "What does not exist and what the caller may not see are answered alike, on purpose.",
  no_such_route:
    "Every address of the contract is described at `/api/docs` and in `/api/v1/openapi.json`.",
  version_required:
    'Read what is to change, and send its `version` in quotes, such as `If-Match: "p12i3"` of a ticket.',
  version_conflict:
    "The problem lists in `changes` what happened since the version that was sent, as far as the caller may know it, and gives the present one in `version`. Decide again with that in view, then send the command with the new version.",
  idempotency_key_reused:
    "A key stands for one address and one body. The first request was carried out; use a new key for a new request, and the same key only to repeat the same one.",
  bad_cursor:
    "Take `next` of the page before as it is; a cursor is not made by hand, nor kept from another list.",
  malformed_json:
    "Nothing was changed. Check the JSON with any parser; an empty body is not JSON either.",
  malformed_request:
    "Nothing was changed. The connection ends with the answer, which has no cookie to tell whose language to speak: `Accept-Language` is heeded where it could be read.",
  request_too_slow: "Nothing was changed. Open a connection only to send a request at once.",
  headers_too_large:
    "Nothing was changed. Address and headers have 16 KiB together. What is long belongs in the body.",
  broken_utf8:
    "Nothing was changed. Encode body and address as UTF-8, without a byte cut in two; `field` names the part of a query that is not.",
  wrong_content_type:
    "Send `Content-Type: application/json`, or `application/octet-stream` for `POST /api/v1/attachments`.",
  body_too_large:
    "Send long content with `POST /api/v1/attachments`, and name the file in the command.",
  unknown_attachment:
    `A file belongs to the one who sent it until a command hands it in, once. One that no command names within ${LOOSE_FILE_DAYS} days is deleted.`,
  email_taken: "Nothing was changed. Look for the account that has the address.",
  too_many_files_waiting:
    "Waiting a minute does not help. Hand files in by naming them in a command, or give them a week: what nobody named until then is deleted.",
  serves_under_contract:
    "Nothing was changed. `POST /api/v1/subscriptions/{subscription}/end` ends a contract; another partner makes another contract.",
  last_administrator: "Nothing was changed. Give another agent the role first.",
  own_account: "Nothing was changed. Another administrator can do it.",
  link_expired:
    "A link works once and for a limited time, and a newer one replaces it. Ask for a new one.",
  setup_closed: "It does not open again. Sign in with an account that exists.",
  upload_cut_short: "Nothing was kept. Send the whole file again.",
  file_gone:
    "Trying again changes nothing. `requestId` finds the line in the log that says where the bytes were; `node start.js verify --all` names every file whose bytes are missing or differ. They come back from a backup of the data directory.",
  internal_error:
    "The change was not made. `requestId` finds the matching line in the log. Repeat a POST with the same `Idempotency-Key`: it acts once.",
  unavailable:
    "Try again a little later, with growing pauses. Repeat a POST with the same `Idempotency-Key`: it acts once.",
  ticket_closed:
    "There is no way back by any door. File a new ticket with `followUpOf` set to the closed one's reference.",
  wrong_actor:
    "Trying again changes nothing: the life cycle gives this command to others. The ticket's `may` lists what is open to the caller.",
  not_a_settler:
    "Trying again changes nothing. The ticket's `settlers` names who can; an agent can also record what one of them said.",
  follow_up_not_closed: "Send the text with `reply` on the ticket that was cited.",
  already_taken:
    "Nothing was changed. To take the ticket over all the same, use `assign` with yourself as assignee.",
  take_first: "Nothing was changed. Send `take`, then the reply. A `note` is possible at any time.",
  escalation_open: "Nothing was changed. `end-escalation` first, with what came of it.",
  already_escalated: "The open one is the last of the ticket's `escalations`.",
  not_escalated: "Send `escalate` first, with its ground and what is expected.",
  proposal_replaced:
    "Read the ticket: the proposal that stands is the last of the open escalation's `interactions`. Agree to that one, by its number.",
  own_proposal: "The other side agrees. A new proposal replaces it.",
  interaction_agreed:
    "Send `record-interaction` first: what came of it, or `not_held` where it does not take place.",
  waiting_not_over: "`params.until` is the instant from which closing is allowed.",
  attempts_missing:
    "`params.made` and `params.needed` say how far it is. A second attempt in the same waiting time does not count.",
  information_missing:
    "Send `override` with the reason for going on; it is kept as an internal word. In severity 1 it is not needed.",
  environment_to_confirm:
    "Send `request-information` with an `environmentItem`: confirming the environment then answers it. Or send `override` with the reason for going on. In severity 1 it is not needed.",
  environment_unnamed: "Leave `environmentItem` out.",
  environment_confirmed: "Leave `environmentItem` out: what is known of the environment is whole and recent.",
  production_taken: "One production environment for each product of a contract.",
  unknown_item:
    "Items are numbered from 1 in the latest of the ticket's `requests`, or in the one whose `sequence` an answer names as its `request`.",
  recorded_required:
    "Send `recorded` with `saidBy`, `channel` and `saidAt`; without `saidBy` where the channel is `found_by_desk`.",
  recorded_out_of_place: "Leave out what `field` names.",
  said_at_impossible:
    "Send `recorded.saidAt` from `earliest` to `latest`: not before the request, the solution or the ticket that it answers, and not in the future. Two minutes are granted to clocks that differ.",
};
