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
ALTER TABLE "business_notice" DROP CONSTRAINT "business_notice_what";--> statement-breakpoint
ALTER TABLE "business_notice" DROP CONSTRAINT "business_notice_state";--> statement-breakpoint
ALTER TABLE "business_notice" DROP CONSTRAINT "business_notice_known_by";--> statement-breakpoint
ALTER TABLE "business_notice" ALTER COLUMN "request_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "business_notice" ADD COLUMN "forward_id" uuid;--> statement-breakpoint
ALTER TABLE "channel_health" ADD CONSTRAINT "channel_health_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_template" ADD CONSTRAINT "channel_template_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarded_request" ADD CONSTRAINT "forwarded_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarded_request" ADD CONSTRAINT "forwarded_request_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_link" ADD CONSTRAINT "notice_link_notice_id_business_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."business_notice"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "forward_contact_asked" ON "forward_contact" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "forwarded_request_list" ON "forwarded_request" USING btree ("tenant_id","seq");--> statement-breakpoint
CREATE INDEX "forwarded_request_waiting" ON "forwarded_request" USING btree ("next_attempt_at") WHERE "forwarded_request"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "forwarded_request_person" ON "forwarded_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "forwarded_request_request" ON "forwarded_request" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "forwarded_request_created" ON "forwarded_request" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "idempotent_answer_expires" ON "idempotent_answer" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "notice_link_notice" ON "notice_link" USING btree ("notice_id");--> statement-breakpoint
CREATE INDEX "notice_link_expires" ON "notice_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "objection_open" ON "objection" USING btree ("decide_by") WHERE "objection"."state" = 'open';--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_forward_id_forwarded_request_id_fk" FOREIGN KEY ("forward_id") REFERENCES "public"."forwarded_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "business_notice_waiting_forward" ON "business_notice" USING btree ("forward_id","seq") WHERE "business_notice"."state" = 'pending';--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_once_forward" UNIQUE("forward_id","what");--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_about" CHECK (("business_notice"."request_id" is null) <> ("business_notice"."forward_id" is null));--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_what" CHECK ("business_notice"."what" in ('requested', 'confirmed', 'completed', 'partial', 'cancelled', 'refused'));--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_state" CHECK ("business_notice"."state" in ('pending', 'sent', 'failed', 'no-endpoint', 'mailed'));--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_known_by" CHECK ((cardinality("business_notice"."known_by") > 0) = ("business_notice"."request_id" is not null));