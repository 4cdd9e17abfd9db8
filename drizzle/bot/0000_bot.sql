CREATE TABLE "access_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"key_id" text NOT NULL,
	"pseudonym" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "access_log_actor" CHECK ("access_log"."actor" ~ '^[a-zA-Z0-9:._-]{1,64}$'),
	CONSTRAINT "access_log_action" CHECK ("access_log"."action" ~ '^[a-z-]{1,64}$'),
	CONSTRAINT "access_log_reason" CHECK ("access_log"."reason" ~ '^[a-z-]{1,64}$'),
	CONSTRAINT "access_log_pseudonym" CHECK ("access_log"."pseudonym" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "business_notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"request_id" uuid NOT NULL,
	"tenant_id" uuid NOT NULL,
	"what" text NOT NULL,
	"known_by" integer[] NOT NULL,
	"sealed" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"http_status" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "business_notice_once" UNIQUE("request_id","tenant_id","what"),
	CONSTRAINT "business_notice_what" CHECK ("business_notice"."what" in ('confirmed', 'completed', 'partial', 'cancelled')),
	CONSTRAINT "business_notice_state" CHECK ("business_notice"."state" in ('pending', 'sent', 'failed', 'no-endpoint')),
	CONSTRAINT "business_notice_sent" CHECK (("business_notice"."state" = 'sent') = ("business_notice"."sent_at" is not null)),
	CONSTRAINT "business_notice_blanked" CHECK ("business_notice"."state" <> 'sent' or "business_notice"."sealed" is null),
	CONSTRAINT "business_notice_known_by" CHECK (cardinality("business_notice"."known_by") > 0),
	CONSTRAINT "business_notice_attempts" CHECK ("business_notice"."attempts" >= 0),
	CONSTRAINT "business_notice_http_status" CHECK ("business_notice"."http_status" between 100 and 599)
);
--> statement-breakpoint
CREATE TABLE "case_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"person_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"request_id" uuid,
	"about" text NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "case_file_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone_number_id" text NOT NULL,
	"waba_id" text NOT NULL,
	"portfolio_id" text NOT NULL,
	"display_number" text NOT NULL,
	"mode" text NOT NULL,
	"tenant_id" uuid,
	"business" text,
	"access_token_sealed" text NOT NULL,
	"app_secrets_sealed" text NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"stopped_code" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "channel_phone_number_id_unique" UNIQUE("phone_number_id"),
	CONSTRAINT "channel_mode" CHECK ("channel"."mode" in ('dedicated', 'shared')),
	CONSTRAINT "channel_shared_has_business" CHECK (("channel"."mode" = 'shared') = ("channel"."tenant_id" is not null and "channel"."business" is not null))
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"snapshot_sealed" text,
	"state" text NOT NULL,
	"language" text NOT NULL,
	"asked" jsonb,
	"due_at" timestamp (3) with time zone,
	"holds_floor" boolean DEFAULT false NOT NULL,
	"previews_on" date,
	"previews" integer DEFAULT 0 NOT NULL,
	"last_inbound_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_person_channel" UNIQUE("person_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "dead_letter" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"channel_id" uuid,
	"reason" text NOT NULL,
	"inbox_event_id" bigint,
	"sealed" text,
	"dedup_key" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dead_letter_dedup_key_unique" UNIQUE("dedup_key")
);
--> statement-breakpoint
CREATE TABLE "erasure_instruction" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"clause" text NOT NULL,
	"version" text NOT NULL,
	"given_on" date NOT NULL,
	"window_hours" integer DEFAULT 72 NOT NULL,
	CONSTRAINT "erasure_instruction_kind" CHECK ("erasure_instruction"."kind" in ('standing', 'objection-window')),
	CONSTRAINT "erasure_instruction_window" CHECK ("erasure_instruction"."window_hours" between 0 and 168)
);
--> statement-breakpoint
CREATE TABLE "erasure_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"token_hash" text NOT NULL,
	"token_sealed" text,
	"person_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"tenant_id" uuid,
	"state" text NOT NULL,
	"suspect" boolean DEFAULT false NOT NULL,
	"language" text NOT NULL,
	"subject_sealed" text,
	"proved_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"deadline_at" timestamp (3) with time zone NOT NULL,
	"erase_at" timestamp (3) with time zone,
	"frozen_at" timestamp (3) with time zone,
	"thaw_wanted" boolean DEFAULT false NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"second_sweep_at" timestamp (3) with time zone,
	"second_swept_at" timestamp (3) with time zone,
	"preview_map_hash" text,
	"map_hash" text,
	"plan_hash" text,
	"reason" text,
	"outcome" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"warned_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "erasure_request_reference_unique" UNIQUE("reference"),
	CONSTRAINT "erasure_request_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "erasure_request_state" CHECK ("erasure_request"."state" in ('awaiting_confirmation','scheduled','running','completed','partial','on_hold','parked','cancelled','expired','refused')),
	CONSTRAINT "erasure_request_scope" CHECK (("erasure_request"."scope" = 'business') = ("erasure_request"."tenant_id" is not null)),
	CONSTRAINT "erasure_request_confirmed" CHECK ("erasure_request"."state" in ('awaiting_confirmation','cancelled','expired','refused') or ("erasure_request"."confirmed_at" is not null and "erasure_request"."erase_at" is not null)),
	CONSTRAINT "erasure_request_reason" CHECK ("erasure_request"."reason" ~ '^[a-z0-9-]{1,64}$')
);
--> statement-breakpoint
CREATE TABLE "inbox_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"dedup_key" text NOT NULL,
	"person_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"content_type" text NOT NULL,
	"sealed" text,
	"event_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "inbox_event_dedup_key_unique" UNIQUE("dedup_key")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"receipt_id" uuid NOT NULL,
	"receipt_hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_entry_receipt_id_unique" UNIQUE("receipt_id"),
	CONSTRAINT "ledger_entry_hash_unique" UNIQUE("hash"),
	CONSTRAINT "ledger_entry_seq" CHECK ("ledger_entry"."seq" > 0),
	CONSTRAINT "ledger_entry_receipt_hash" CHECK ("ledger_entry"."receipt_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "ledger_entry_previous_hash" CHECK ("ledger_entry"."previous_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "ledger_entry_hash" CHECK ("ledger_entry"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "ledger_entry_key" CHECK ("ledger_entry"."key_id" ~ '^[0-9a-f]{16}$'),
	CONSTRAINT "ledger_entry_signature" CHECK ("ledger_entry"."signature" ~ '^[A-Za-z0-9+/]{86}==$')
);
--> statement-breakpoint
CREATE TABLE "outbox_message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"person_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"conversation_id" uuid,
	"request_id" uuid,
	"what" text NOT NULL,
	"template_name" text,
	"prompt_id" text,
	"sealed" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"sending_since" timestamp (3) with time zone,
	"wamid_hash" text,
	"error_code" integer,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_message_state" CHECK ("outbox_message"."state" in ('pending','sending','sent','delivered','read','failed','dropped'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"language" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_binding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"portfolio_id" text DEFAULT '' NOT NULL,
	"key_id" text NOT NULL,
	"pseudonym" text NOT NULL,
	"address_sealed" text,
	"identity_key" text,
	"identity_changed_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "person_binding_kind" CHECK ("person_binding"."kind" in ('phone', 'user_id'))
);
--> statement-breakpoint
CREATE TABLE "platform_task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"person_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"what" text NOT NULL,
	"sealed" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "platform_task_what" CHECK ("platform_task"."what" in ('stop-ads', 'hold-floor', 'release-floor'))
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "receipt_hash_unique" UNIQUE("hash"),
	CONSTRAINT "receipt_request_number" UNIQUE("request_id","number"),
	CONSTRAINT "receipt_hash" CHECK ("receipt"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "replay_entry" (
	"request_id" uuid NOT NULL,
	"key_id" text NOT NULL,
	"pseudonym" text NOT NULL,
	"scope" text NOT NULL,
	"tenant_id" uuid,
	"cut_off" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "replay_entry_request_id_key_id_pseudonym_pk" PRIMARY KEY("request_id","key_id","pseudonym"),
	CONSTRAINT "replay_entry_pseudonym" CHECK ("replay_entry"."pseudonym" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "request_event" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"detail" text,
	"count" bigint,
	CONSTRAINT "request_event_what" CHECK ("request_event"."what" ~ '^[a-z_-]{1,64}$'),
	CONSTRAINT "request_event_detail" CHECK ("request_event"."detail" ~ '^[a-zA-Z0-9_.:-]{1,128}$')
);
--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dead_letter" ADD CONSTRAINT "dead_letter_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dead_letter" ADD CONSTRAINT "dead_letter_inbox_event_id_inbox_event_id_fk" FOREIGN KEY ("inbox_event_id") REFERENCES "public"."inbox_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox_event" ADD CONSTRAINT "inbox_event_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_receipt_id_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_binding" ADD CONSTRAINT "person_binding_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_task" ADD CONSTRAINT "platform_task_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_task" ADD CONSTRAINT "platform_task_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_entry" ADD CONSTRAINT "replay_entry_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_event" ADD CONSTRAINT "request_event_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_log_pseudonym" ON "access_log" USING btree ("pseudonym");--> statement-breakpoint
CREATE INDEX "access_log_at" ON "access_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "business_notice_waiting" ON "business_notice" USING btree ("request_id","tenant_id","seq") WHERE "business_notice"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "business_notice_due" ON "business_notice" USING btree ("next_attempt_at") WHERE "business_notice"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "business_notice_created" ON "business_notice" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "case_file_person" ON "case_file" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "case_file_channel" ON "case_file" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "case_file_request" ON "case_file" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_file_open" ON "case_file" USING btree ("person_id","about") WHERE "case_file"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "conversation_channel" ON "conversation" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "conversation_due" ON "conversation" USING btree ("due_at") WHERE "conversation"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "conversation_asked" ON "conversation" USING btree ("updated_at") WHERE "conversation"."asked" is not null;--> statement-breakpoint
CREATE INDEX "conversation_floor" ON "conversation" USING btree ("updated_at") WHERE "conversation"."holds_floor";--> statement-breakpoint
CREATE INDEX "dead_letter_channel" ON "dead_letter" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "dead_letter_inbox_event" ON "dead_letter" USING btree ("inbox_event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_open" ON "erasure_request" USING btree ("person_id","scope",coalesce("tenant_id", '00000000-0000-0000-0000-000000000000'::uuid)) WHERE "erasure_request"."state" in ('scheduled','running','on_hold','parked');--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_awaiting" ON "erasure_request" USING btree ("person_id","channel_id") WHERE "erasure_request"."state" = 'awaiting_confirmation';--> statement-breakpoint
CREATE INDEX "erasure_request_due" ON "erasure_request" USING btree ("erase_at") WHERE "erasure_request"."state" in ('scheduled','running','partial');--> statement-breakpoint
CREATE INDEX "erasure_request_freeze" ON "erasure_request" USING btree ("confirmed_at") WHERE "erasure_request"."state" = 'scheduled' and "erasure_request"."frozen_at" is null;--> statement-breakpoint
CREATE INDEX "erasure_request_thaw" ON "erasure_request" USING btree ("updated_at") WHERE "erasure_request"."thaw_wanted";--> statement-breakpoint
CREATE INDEX "erasure_request_sweep" ON "erasure_request" USING btree ("second_sweep_at") WHERE "erasure_request"."second_swept_at" is null;--> statement-breakpoint
CREATE INDEX "erasure_request_person" ON "erasure_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "erasure_request_channel" ON "erasure_request" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "erasure_request_deadline" ON "erasure_request" USING btree ("deadline_at");--> statement-breakpoint
CREATE INDEX "inbox_event_waiting" ON "inbox_event" USING btree ("person_id","event_at","id") WHERE "inbox_event"."handled_at" is null;--> statement-breakpoint
CREATE INDEX "inbox_event_person" ON "inbox_event" USING btree ("person_id","event_at");--> statement-breakpoint
CREATE INDEX "inbox_event_received" ON "inbox_event" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "inbox_event_channel" ON "inbox_event" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "outbox_message_waiting" ON "outbox_message" USING btree ("person_id","seq") WHERE "outbox_message"."state" in ('pending','sending');--> statement-breakpoint
CREATE INDEX "outbox_message_due" ON "outbox_message" USING btree ("next_attempt_at") WHERE "outbox_message"."state" in ('pending','sending');--> statement-breakpoint
CREATE INDEX "outbox_message_person" ON "outbox_message" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_message_wamid" ON "outbox_message" USING btree ("wamid_hash");--> statement-breakpoint
CREATE INDEX "outbox_message_prompt" ON "outbox_message" USING btree ("prompt_id") WHERE "outbox_message"."prompt_id" is not null;--> statement-breakpoint
CREATE INDEX "outbox_message_conversation" ON "outbox_message" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "outbox_message_request" ON "outbox_message" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "outbox_message_channel" ON "outbox_message" USING btree ("channel_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_binding_live" ON "person_binding" USING btree ("kind","portfolio_id","key_id","pseudonym") WHERE "person_binding"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "person_binding_person" ON "person_binding" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "platform_task_waiting" ON "platform_task" USING btree ("person_id","seq") WHERE "platform_task"."done_at" is null;--> statement-breakpoint
CREATE INDEX "platform_task_conversation" ON "platform_task" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "replay_entry_expires" ON "replay_entry" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "request_event_request" ON "request_event" USING btree ("request_id","id");