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
ALTER TABLE "erasure_request" DROP CONSTRAINT "erasure_request_asked_by";--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "contact_sealed" text;--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_request_id_erasure_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."erasure_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "intake_mail_received" ON "intake_mail" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_case_open" ON "mail_case" USING btree ("sender","about") WHERE "mail_case"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "mail_case_opened" ON "mail_case" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "mail_message_due" ON "mail_message" USING btree ("next_attempt_at") WHERE "mail_message"."state" in ('pending','sending');--> statement-breakpoint
CREATE INDEX "mail_message_request" ON "mail_message" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "mail_message_created" ON "mail_message" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_source" CHECK ("erasure_request"."source" in ('letter', 'email', 'phone', 'call-back', 'business-confirmation'));--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_proof" CHECK (("erasure_request"."source" is null) = ("erasure_request"."proof" is null) and ("erasure_request"."proof" = 'called-back' or ("erasure_request"."proof" = 'business-confirmed' and "erasure_request"."scope" = 'business')));--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_asked_by" CHECK ("erasure_request"."scope" = 'account' or ("erasure_request"."person_id" is not null and ("erasure_request"."channel_id" is not null or "erasure_request"."proof" is not null)));