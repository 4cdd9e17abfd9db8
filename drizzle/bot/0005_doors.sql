CREATE TABLE "account_contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"sealed" text,
	"token_hash" text NOT NULL,
	"token_sealed" text,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_contact_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "account_contact_token" CHECK ("account_contact"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "account_contact_blanked" CHECK (("account_contact"."sealed" is null) = ("account_contact"."token_sealed" is null))
);
--> statement-breakpoint
CREATE TABLE "business_link" (
	"code" text PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"business" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "business_link_code" CHECK ("business_link"."code" ~ '^[2-9A-HJKMNP-Z]{6}$'),
	CONSTRAINT "business_link_language" CHECK ("business_link"."language" ~ '^[a-z]{2,3}$')
);
--> statement-breakpoint
CREATE TABLE "channel_health" (
	"channel_id" uuid PRIMARY KEY NOT NULL,
	"quality" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_health_quality" CHECK ("channel_health"."quality" in ('GREEN', 'YELLOW', 'RED', 'UNKNOWN', 'FLAGGED'))
);
--> statement-breakpoint
CREATE TABLE "channel_template" (
	"channel_id" uuid NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"quality" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_template_channel_id_name_language_pk" PRIMARY KEY("channel_id","name","language"),
	CONSTRAINT "channel_template_status" CHECK ("channel_template"."status" ~ '^[A-Z_]{1,32}$'),
	CONSTRAINT "channel_template_quality" CHECK ("channel_template"."quality" ~ '^[A-Z_]{1,32}$')
);
--> statement-breakpoint
CREATE TABLE "email_code" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"address_hash" text NOT NULL,
	"code_hash" text,
	"members_sealed" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"passed_at" timestamp (3) with time zone,
	"spent_at" timestamp (3) with time zone,
	CONSTRAINT "email_code_address_hash" CHECK ("email_code"."address_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "email_code_hash" CHECK ("email_code"."code_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "email_code_members" CHECK (("email_code"."code_hash" is null) = ("email_code"."members_sealed" is null)),
	CONSTRAINT "email_code_tries" CHECK ("email_code"."tries" between 0 and 5),
	CONSTRAINT "email_code_passed" CHECK ("email_code"."passed_at" is null or "email_code"."code_hash" is not null),
	CONSTRAINT "email_code_spent" CHECK ("email_code"."spent_at" is null or "email_code"."passed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "forward_contact" (
	"key_id" text NOT NULL,
	"pseudonym" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "forward_contact_key_id_pseudonym_pk" PRIMARY KEY("key_id","pseudonym"),
	CONSTRAINT "forward_contact_pseudonym" CHECK ("forward_contact"."pseudonym" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "forward_silence" (
	"tenant_id" uuid NOT NULL,
	"key_id" text NOT NULL,
	"pseudonym" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "forward_silence_tenant_id_key_id_pseudonym_pk" PRIMARY KEY("tenant_id","key_id","pseudonym"),
	CONSTRAINT "forward_silence_pseudonym" CHECK ("forward_silence"."pseudonym" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "forwarded_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"tenant_id" uuid NOT NULL,
	"language" text NOT NULL,
	"phone_sealed" text,
	"state" text NOT NULL,
	"reason" text,
	"token_hash" text,
	"person_id" uuid,
	"suspect" boolean DEFAULT false NOT NULL,
	"request_id" uuid,
	"next_attempt_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "forwarded_request_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "forwarded_request_state" CHECK ("forwarded_request"."state" in ('waiting', 'asked', 'left', 'denied')),
	CONSTRAINT "forwarded_request_reason" CHECK ("forwarded_request"."reason" ~ '^[a-z-]{1,32}$'),
	CONSTRAINT "forwarded_request_asked" CHECK ("forwarded_request"."state" not in ('asked', 'denied') or "forwarded_request"."person_id" is not null),
	CONSTRAINT "forwarded_request_blanked" CHECK ("forwarded_request"."state" = 'waiting' or "forwarded_request"."phone_sealed" is null)
);
--> statement-breakpoint
CREATE TABLE "idempotent_answer" (
	"tenant_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"body_hash" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotent_answer_tenant_id_key_hash_pk" PRIMARY KEY("tenant_id","key_hash"),
	CONSTRAINT "idempotent_answer_key" CHECK ("idempotent_answer"."key_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "idempotent_answer_body" CHECK ("idempotent_answer"."body_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "intake_mail" (
	"dedup_key" text PRIMARY KEY NOT NULL,
	"wish" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "intake_mail_dedup_key" CHECK ("intake_mail"."dedup_key" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "intake_mail_wish" CHECK ("intake_mail"."wish" ~ '^[a-z-]{1,32}$')
);
--> statement-breakpoint
CREATE TABLE "mail_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"about" text NOT NULL,
	"language" text NOT NULL,
	"sender" text NOT NULL,
	"sealed" text,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "mail_case_about" CHECK ("mail_case"."about" in ('complain', 'person', 'somebody-else')),
	CONSTRAINT "mail_case_sender" CHECK ("mail_case"."sender" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "mail_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"what" text NOT NULL,
	"language" text NOT NULL,
	"request_id" uuid,
	"dedup_key" text,
	"sealed" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"uncertain" boolean DEFAULT false NOT NULL,
	"error_code" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_message_dedup_key_unique" UNIQUE("dedup_key"),
	CONSTRAINT "mail_message_state" CHECK ("mail_message"."state" in ('pending', 'sending', 'sent', 'failed', 'dropped')),
	CONSTRAINT "mail_message_what" CHECK ("mail_message"."what" ~ '^[a-z0-9.-]{1,64}$'),
	CONSTRAINT "mail_message_dedup_key" CHECK ("mail_message"."dedup_key" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "mail_message_blanked" CHECK ("mail_message"."state" not in ('sent', 'dropped') or "mail_message"."sealed" is null),
	CONSTRAINT "mail_message_waits" CHECK ("mail_message"."state" not in ('pending', 'sending') or ("mail_message"."sealed" is not null and "mail_message"."next_attempt_at" is not null)),
	CONSTRAINT "mail_message_error_code" CHECK ("mail_message"."error_code" ~ '^([45][0-9]{2}|E[A-Z0-9_]{2,30})$')
);
--> statement-breakpoint
CREATE TABLE "notice_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"notice_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "notice_link_token" CHECK ("notice_link"."token_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "objection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"state" text NOT NULL,
	"decide_by" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "objection_once" UNIQUE("request_id","tenant_id"),
	CONSTRAINT "objection_ground" CHECK ("objection"."ground" in ('legal-proceedings', 'legal-obligation', 'unpaid-dues', 'fraud-investigation', 'open-order')),
	CONSTRAINT "objection_state" CHECK ("objection"."state" in ('open', 'upheld', 'rejected', 'lapsed')),
	CONSTRAINT "objection_decided" CHECK (("objection"."state" = 'open') = ("objection"."decided_at" is null)),
	CONSTRAINT "objection_reason" CHECK ("objection"."reason" ~ '^[a-z0-9-]{1,64}$')
);
--> statement-breakpoint
CREATE TABLE "proposed_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"what" text NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp (3) with time zone,
	"seen_state" text NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"lapses_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"decision" text,
	CONSTRAINT "proposed_action_what" CHECK ("proposed_action"."what" in ('cancel', 'hold', 'extend')),
	CONSTRAINT "proposed_action_reason" CHECK ("proposed_action"."reason" ~ '^[a-z-]{1,64}$'),
	CONSTRAINT "proposed_action_until" CHECK (("proposed_action"."what" in ('hold', 'extend')) = ("proposed_action"."until" is not null)),
	CONSTRAINT "proposed_action_lapses" CHECK ("proposed_action"."lapses_at" > "proposed_action"."proposed_at"),
	CONSTRAINT "proposed_action_decision" CHECK ("proposed_action"."decision" in ('approved', 'declined', 'withdrawn', 'overtaken', 'lapsed')),
	CONSTRAINT "proposed_action_decided" CHECK (("proposed_action"."decision" is null) = ("proposed_action"."decided_at" is null) and ("proposed_action"."decided_by" is null) = ("proposed_action"."decision" is null or "proposed_action"."decision" = 'lapsed')),
	CONSTRAINT "proposed_action_second_person" CHECK ("proposed_action"."decision" <> 'approved' or "proposed_action"."decided_by" <> "proposed_action"."proposed_by")
);
--> statement-breakpoint
CREATE TABLE "request_assignment" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"sealed" text
);
--> statement-breakpoint
CREATE TABLE "staff_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "staff_link_token" CHECK ("staff_link"."token_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "staff_member" (
	"id" text PRIMARY KEY NOT NULL,
	"name_sealed" text,
	"roles" text[] NOT NULL,
	"blocked_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_member_id" CHECK ("staff_member"."id" ~ '^staff:[a-z0-9-]{1,32}$'),
	CONSTRAINT "staff_member_roles" CHECK (cardinality("staff_member"."roles") > 0 and "staff_member"."roles" <@ array['support', 'privacy', 'admin'])
);
--> statement-breakpoint
CREATE TABLE "staff_session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"staff_id" text NOT NULL,
	"roles" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text,
	CONSTRAINT "staff_session_token" CHECK ("staff_session"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "staff_session_ended" CHECK (("staff_session"."ended_at" is null) = ("staff_session"."ended_by" is null))
);
--> statement-breakpoint
ALTER TABLE "business_notice" DROP CONSTRAINT "business_notice_what";--> statement-breakpoint
ALTER TABLE "business_notice" DROP CONSTRAINT "business_notice_state";--> statement-breakpoint
ALTER TABLE "business_notice" DROP CONSTRAINT "business_notice_known_by";--> statement-breakpoint
ALTER TABLE "erasure_request" DROP CONSTRAINT "erasure_request_scope";--> statement-breakpoint
ALTER TABLE "erasure_request" DROP CONSTRAINT "erasure_request_asked_by";--> statement-breakpoint
DROP INDEX "access_log_at";--> statement-breakpoint
DROP INDEX "case_file_open";--> statement-breakpoint
DROP INDEX "erasure_request_open";--> statement-breakpoint
ALTER TABLE "access_log" ALTER COLUMN "key_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_log" ALTER COLUMN "pseudonym" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "business_notice" ALTER COLUMN "request_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "access_log" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "business_notice" ADD COLUMN "forward_id" uuid;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "replied_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "warned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "member_id" text;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "contact_sealed" text;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "reminded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "processor_answer" ADD COLUMN "answers_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "processor_task" ADD COLUMN "said_state" text;--> statement-breakpoint
ALTER TABLE "replay_entry" ADD COLUMN "member_id" text;--> statement-breakpoint
ALTER TABLE "account_contact" ADD CONSTRAINT "account_contact_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_health" ADD CONSTRAINT "channel_health_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_template" ADD CONSTRAINT "channel_template_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_code" ADD CONSTRAINT "email_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_code" ADD CONSTRAINT "email_code_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarded_request" ADD CONSTRAINT "forwarded_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarded_request" ADD CONSTRAINT "forwarded_request_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_link" ADD CONSTRAINT "notice_link_notice_id_business_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."business_notice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_assignment" ADD CONSTRAINT "request_assignment_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_assignment" ADD CONSTRAINT "request_assignment_staff_id_staff_member_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_note" ADD CONSTRAINT "request_note_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_staff_member_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_contact_request" ON "account_contact" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "business_link_tenant" ON "business_link" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "email_code_conversation" ON "email_code" USING btree ("conversation_id","id");--> statement-breakpoint
CREATE INDEX "email_code_person" ON "email_code" USING btree ("person_id","asked_at");--> statement-breakpoint
CREATE INDEX "email_code_address" ON "email_code" USING btree ("address_hash","asked_at");--> statement-breakpoint
CREATE INDEX "email_code_asked" ON "email_code" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "forward_contact_asked" ON "forward_contact" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "forwarded_request_list" ON "forwarded_request" USING btree ("tenant_id","seq");--> statement-breakpoint
CREATE INDEX "forwarded_request_waiting" ON "forwarded_request" USING btree ("next_attempt_at") WHERE "forwarded_request"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "forwarded_request_person" ON "forwarded_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "forwarded_request_request" ON "forwarded_request" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "forwarded_request_created" ON "forwarded_request" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "idempotent_answer_expires" ON "idempotent_answer" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "intake_mail_received" ON "intake_mail" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_case_open" ON "mail_case" USING btree ("sender","about") WHERE "mail_case"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "mail_case_opened" ON "mail_case" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "mail_message_due" ON "mail_message" USING btree ("next_attempt_at") WHERE "mail_message"."state" in ('pending','sending');--> statement-breakpoint
CREATE INDEX "mail_message_request" ON "mail_message" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "mail_message_created" ON "mail_message" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "notice_link_notice" ON "notice_link" USING btree ("notice_id");--> statement-breakpoint
CREATE INDEX "notice_link_expires" ON "notice_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "objection_open" ON "objection" USING btree ("decide_by") WHERE "objection"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "proposed_action_open" ON "proposed_action" USING btree ("request_id","what") WHERE "proposed_action"."decision" is null;--> statement-breakpoint
CREATE INDEX "proposed_action_request" ON "proposed_action" USING btree ("request_id","proposed_at");--> statement-breakpoint
CREATE INDEX "proposed_action_lapses" ON "proposed_action" USING btree ("lapses_at") WHERE "proposed_action"."decision" is null;--> statement-breakpoint
CREATE INDEX "request_assignment_staff" ON "request_assignment" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "request_note_request" ON "request_note" USING btree ("request_id","at");--> statement-breakpoint
CREATE INDEX "request_note_at" ON "request_note" USING btree ("at") WHERE "request_note"."sealed" is not null;--> statement-breakpoint
CREATE INDEX "staff_session_staff" ON "staff_session" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "staff_session_seen" ON "staff_session" USING btree ("seen_at");--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_forward_id_forwarded_request_id_fk" FOREIGN KEY ("forward_id") REFERENCES "public"."forwarded_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_log_request" ON "access_log" USING btree ("request_id") WHERE "access_log"."request_id" is not null;--> statement-breakpoint
CREATE INDEX "access_log_actor" ON "access_log" USING btree ("actor","at");--> statement-breakpoint
CREATE INDEX "business_notice_waiting_forward" ON "business_notice" USING btree ("forward_id","seq") WHERE "business_notice"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "case_file_due" ON "case_file" USING btree ("answer_by") WHERE "case_file"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_open_profile" ON "erasure_request" USING btree ("tenant_id","member_id") WHERE "erasure_request"."scope" = 'profile' and "erasure_request"."state" in ('scheduled','running','on_hold','parked');--> statement-breakpoint
CREATE INDEX "erasure_request_remind" ON "erasure_request" USING btree ("erase_at") WHERE "erasure_request"."scope" in ('account','profile') and "erasure_request"."state" = 'scheduled' and "erasure_request"."reminded_at" is null;--> statement-breakpoint
CREATE INDEX "erasure_request_created" ON "erasure_request" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "erasure_request_in_state" ON "erasure_request" USING btree ("state","created_at","id");--> statement-breakpoint
CREATE INDEX "erasure_request_tenant" ON "erasure_request" USING btree ("tenant_id","created_at","id") WHERE "erasure_request"."tenant_id" is not null;--> statement-breakpoint
CREATE INDEX "erasure_request_finished" ON "erasure_request" USING btree ("finished_at") WHERE "erasure_request"."finished_at" is not null;--> statement-breakpoint
CREATE INDEX "processor_task_open" ON "processor_task" USING btree ("processor_id") WHERE "processor_task"."state" in ('pending','told','refused','unanswered') or "processor_task"."overdue_at" is not null;--> statement-breakpoint
CREATE INDEX "processor_task_unsaid" ON "processor_task" USING btree ("request_id") WHERE "processor_task"."state" in ('done','scheduled','refused') and "processor_task"."said_state" is distinct from "processor_task"."state";--> statement-breakpoint
CREATE INDEX "access_log_at" ON "access_log" USING btree ("at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_file_open" ON "case_file" USING btree ("person_id","channel_id","about") WHERE "case_file"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_open" ON "erasure_request" USING btree ("person_id","scope",coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "erasure_request"."scope" in ('number','business') and "erasure_request"."state" in ('scheduled','running','on_hold','parked');--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_once_forward" UNIQUE("forward_id","what");--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_whose" CHECK (("access_log"."key_id" is null) = ("access_log"."pseudonym" is null));--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_role" CHECK ("access_log"."role" in ('support', 'privacy', 'admin'));--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_outcome" CHECK ("access_log"."outcome" ~ '^[a-z-]{1,64}$');--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_about" CHECK (("business_notice"."request_id" is null) <> ("business_notice"."forward_id" is null));--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_what" CHECK ("business_notice"."what" in ('requested', 'confirmed', 'completed', 'partial', 'cancelled', 'refused'));--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_state" CHECK ("business_notice"."state" in ('pending', 'sent', 'failed', 'no-endpoint', 'mailed'));--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_known_by" CHECK ((cardinality("business_notice"."known_by") > 0) = ("business_notice"."request_id" is not null));--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_outcome" CHECK ("case_file"."outcome" ~ '^[a-z-]{1,32}$' and ("case_file"."outcome" is null) = ("case_file"."closed_at" is null));--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_member" CHECK (("erasure_request"."scope" = 'profile') = ("erasure_request"."member_id" is not null));--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_source" CHECK ("erasure_request"."source" in ('letter', 'email', 'phone', 'call-back', 'business-confirmation'));--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_proof" CHECK (("erasure_request"."source" is null) = ("erasure_request"."proof" is null) and ("erasure_request"."proof" = 'called-back' or ("erasure_request"."proof" = 'business-confirmed' and "erasure_request"."scope" = 'business')));--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_scope" CHECK (("erasure_request"."scope" in ('business','account','profile')) = ("erasure_request"."tenant_id" is not null));--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_asked_by" CHECK ("erasure_request"."scope" = 'account' or ("erasure_request"."person_id" is not null and ("erasure_request"."channel_id" is not null or "erasure_request"."proof" is not null)));--> statement-breakpoint
-- by hand
CREATE FUNCTION access_log_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The yearly forgetting names its day in its own statement; nothing younger goes, and nothing is ever changed.
  IF TG_OP = 'DELETE' AND OLD.at < nullif(current_setting('bot.access_log_before', true), '')::timestamptz THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The access log is append-only.' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER access_log_stays BEFORE UPDATE OR DELETE ON access_log FOR EACH ROW EXECUTE FUNCTION access_log_stays();
--> statement-breakpoint
CREATE TRIGGER access_log_stays_whole BEFORE TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION access_log_stays();
