import { type SQL, sql } from 'drizzle-orm'
import type { BotDb } from './client.ts'
import { isUnderWay } from './under-way.ts'

/** How long the bot keeps what is about a person (DESIGN section 7), in days. */
export const KEEP_TEXT_DAYS = 30
const KEEP_EVENTS_DAYS = 365
/** What a mail says is kept for this long at the most, answered or not: so its sender was told. */
export const KEEP_MAIL_CASES_DAYS = 90
const DAY_MS = 86_400_000

const PIECE_ROWS = 2_000

/** A review takes no yes that is more than a day younger than its question. */
const REVIEW_MS_MAX = 2 * DAY_MS

/**
 * What blanks and deletes whatever has run out: words 30 days after the last one while no request is open, addresses with them, events
 * after a year, the replay list on its own dates, unless a restore still needs it. Each rule tells how many rows it touched. In their order, for
 * what one ends the next ones forget; safe to run twice.
 */
export function expiryRules(db: BotDb, now: Date, awaitsReplay = false): Record<string, () => Promise<number>> {
  const textBefore = new Date(now.getTime() - KEEP_TEXT_DAYS * DAY_MS)
  const eventsBefore = new Date(now.getTime() - KEEP_EVENTS_DAYS * DAY_MS)
  const mailCasesBefore = new Date(now.getTime() - KEEP_MAIL_CASES_DAYS * DAY_MS)
  const dayAgo = new Date(now.getTime() - DAY_MS)
  const isBusy = sql`exists (select 1 from erasure_request r where r.person_id = t.person_id
    and (r.state = 'awaiting_confirmation' or ${isUnderWay(sql`r`)}))`
  // Staff still owe an answer in this chat; a case that nobody closes keeps no address for ever.
  const awaitsAnswer = sql`exists (select 1 from case_file c where c.person_id = t.person_id and c.closed_at is null and c.answer_by > ${textBefore})`
  const replayed = {
    stopped_ads: sql`delete from stopped_ads where expires_at < ${now}`,
    replay_entries: sql`delete from replay_entry where expires_at < ${now}`,
  }
  // Whoever writes again has their lines touched by the webhook, which waits for nobody.
  const somePieces = sql`limit ${sql.raw(String(PIECE_ROWS))} for update of t skip locked`
  const reviewBefore = new Date(now.getTime() - REVIEW_MS_MAX)
  const rules = {
    // Its clock ends each review, unless the turn could not be done: nobody is kept for a question that is over.
    unconfirmed_requests: sql`with ended as (update erasure_request t set state = 'expired', updated_at = ${now}
        where t.state = 'awaiting_confirmation' and t.updated_at < ${reviewBefore} and not exists (select 1 from conversation c
          where c.person_id = t.person_id and c.channel_id = t.channel_id and c.state = 'reviewing' and c.last_inbound_at >= ${reviewBefore})
        returning t.id)
      insert into request_event (request_id, at, what) select id, ${now}, 'expired' from ended`,
    inbox_text: sql`update inbox_event t set sealed = null where sealed is not null and handled_at is not null and received_at < ${textBefore} and not ${isBusy}`,
    dead_letter_text: sql`update dead_letter set sealed = null where sealed is not null and received_at < ${textBefore}`,
    business_notice_text: sql`update business_notice set sealed = null where sealed is not null and created_at < ${textBefore}`,
    snapshots: sql`update conversation set snapshot_sealed = null, asked = null, due_at = null, state = 'idle' where id in (select t.id from conversation t
      where snapshot_sealed is not null and updated_at < ${textBefore} and not holds_floor and not ${isBusy} ${somePieces})`,
    addresses: sql`update person_binding set address_sealed = null where id in (select t.id from person_binding t
      where address_sealed is not null and not ${isBusy} and not ${awaitsAnswer}
        and not exists (select 1 from inbox_event e where e.person_id = t.person_id and e.received_at >= ${textBefore})
        and not exists (select 1 from outbox_message o where o.person_id = t.person_id and o.state in ('pending','sending')) ${somePieces})`,
    dead_letters: sql`delete from dead_letter where received_at < ${eventsBefore}`,
    inbox_events: sql`delete from inbox_event where received_at < ${eventsBefore} and handled_at is not null and not exists (select 1 from dead_letter d where d.inbox_event_id = inbox_event.id)`,
    outbox_messages: sql`delete from outbox_message where created_at < ${eventsBefore} and state not in ('pending','sending')`,
    business_notices: sql`delete from business_notice where created_at < ${eventsBefore} and state <> 'pending'`,
    mail_text: sql`update mail_message set sealed = null, state = case when state in ('pending', 'sending') then 'dropped' else state end,
      next_attempt_at = null, updated_at = ${now} where sealed is not null and created_at < ${textBefore}`,
    mails: sql`delete from mail_message where created_at < ${eventsBefore}`,
    ended_requests: sql`update erasure_request set contact_sealed = null, subject_sealed = null, newer_sealed = null, token_sealed = null, member_id = null
      where coalesce(contact_sealed, subject_sealed, newer_sealed, token_sealed, member_id) is not null and state in ('cancelled','expired','refused') and not thaw_wanted and updated_at < ${textBefore}`,
    intake_mails: sql`delete from intake_mail where received_at < ${textBefore}`,
    intake_days: sql`delete from intake_day where day::timestamp at time zone 'UTC' < ${eventsBefore}`,
    mail_case_text: sql`update mail_case set sealed = null, closed_at = coalesce(closed_at, ${now}) where sealed is not null
      and (closed_at < ${textBefore} or opened_at < ${mailCasesBefore})`,
    mail_documents: sql`delete from mail_document d using mail_case c where c.id = d.case_id and c.sealed is null`,
    mail_cases: sql`delete from mail_case where opened_at < ${eventsBefore}`,
    start_wishes: sql`update proposed_action set wish_sealed = null, decision = 'lapsed', decided_at = ${now}
      where wish_sealed is not null and lapses_at <= ${now}`,
    forward_numbers: sql`update forwarded_request set state = 'left', reason = 'expired', phone_sealed = null, next_attempt_at = null
      where state = 'waiting' and expires_at <= ${now}`,
    forward_contacts: sql`delete from forward_contact where asked_at < ${textBefore}`,
    idempotent_answers: sql`delete from idempotent_answer where expires_at <= ${now}`,
    notice_links: sql`delete from notice_link where expires_at < ${textBefore}`,
    forwards: sql`delete from forwarded_request t where t.created_at < ${eventsBefore}
      and not exists (select 1 from business_notice n where n.forward_id = t.id)
      and not exists (select 1 from erasure_request r where r.id = t.request_id and r.state in ('scheduled','running','on_hold','parked'))`,
    // A floor goes back without them, whenever that is; anything else can be done for nobody any more.
    platform_task_text: sql`update platform_task set sealed = null where sealed is not null and created_at < ${textBefore} and (done_at is not null or what = 'release-floor')`,
    platform_tasks_given_up: sql`update platform_task set sealed = null, done_at = ${now} where done_at is null and what <> 'release-floor' and created_at < ${textBefore}`,
    platform_tasks: sql`delete from platform_task where created_at < ${eventsBefore}`,
    email_codes: sql`delete from email_code where asked_at < ${new Date(now.getTime() - 2 * DAY_MS)}`,
    account_contacts: sql`update account_contact c set sealed = null, token_sealed = null where sealed is not null and exists (
      select 1 from erasure_request r where r.id = c.request_id and not r.thaw_wanted
        and (r.state not in ('scheduled','running','partial','on_hold','parked') or r.second_swept_at is not null))`,
    account_links: sql`delete from account_contact where created_at < ${eventsBefore} and sealed is null`,
    cases: sql`delete from case_file where closed_at < ${eventsBefore}`,
    timelines: sql`delete from request_event t where t.at < ${eventsBefore} and not exists (select 1 from erasure_request r where r.id = t.request_id
      and r.state in ('scheduled','running','on_hold','parked'))`,
    conversations: sql`delete from conversation t where t.updated_at < ${eventsBefore} and not t.holds_floor and not ${isBusy}
      and not exists (select 1 from outbox_message o where o.conversation_id = t.id)`,
    bindings: sql`delete from person_binding t where t.seen_at < ${eventsBefore} and t.address_sealed is null and not ${isBusy}`,
    // The trigger lets go only of what this very statement names, and what is a year old by the database's own clock, whatever ours says.
    access_log: sql`delete from access_log using (select set_config('bot.access_log_before', ${eventsBefore.toISOString()}, true) as before) named
      where at < named.before::timestamptz and at < now() - interval '365 days'`,
    notes: sql`update request_note set sealed = null where sealed is not null and at < ${textBefore}`,
    staff_sessions: sql`delete from staff_session where created_at < ${dayAgo} or ended_at < ${dayAgo}`,
    staff_links: sql`delete from staff_link where expires_at < ${dayAgo}`,
    staff_names: sql`update staff_member set name_sealed = null where name_sealed is not null and seen_at < ${eventsBefore}`,
    legal_holds: sql`delete from legal_hold where held_until < ${eventsBefore}`,
    ...(awaitsReplay ? {} : replayed),
  }
  // What takes some rows at a time is done again until it finds no more.
  const touching = (statement: SQL) => async () => {
    let touched = 0
    for (;;) {
      const rows = (await db.execute(statement)).rowCount ?? 0
      touched += rows
      if (rows < PIECE_ROWS) return touched
    }
  }
  return Object.fromEntries(Object.entries(rules).map(([rule, statement]) => [rule, touching(statement)]))
}
