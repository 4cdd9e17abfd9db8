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
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_message_due" ON "mail_message" USING btree ("next_attempt_at") WHERE "mail_message"."state" in ('pending','sending');--> statement-breakpoint
CREATE INDEX "mail_message_request" ON "mail_message" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "mail_message_created" ON "mail_message" USING btree ("created_at");