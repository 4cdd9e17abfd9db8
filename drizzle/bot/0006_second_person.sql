CREATE TABLE "mail_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sealed" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_document_type" CHECK ("mail_document"."type" in ('pdf', 'jpg', 'png', 'heic')),
	CONSTRAINT "mail_document_bytes" CHECK ("mail_document"."bytes" between 1 and 5242880)
);
--> statement-breakpoint
ALTER TABLE "mail_message" DROP CONSTRAINT "mail_message_state";--> statement-breakpoint
ALTER TABLE "proposed_action" DROP CONSTRAINT "proposed_action_what";--> statement-breakpoint
ALTER TABLE "proposed_action" ALTER COLUMN "request_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "proposed_action" ADD COLUMN "wish_sealed" text;--> statement-breakpoint
ALTER TABLE "mail_document" ADD CONSTRAINT "mail_document_case_id_mail_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."mail_case"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_document_case" ON "mail_document" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "outbox_message_failed" ON "outbox_message" USING btree ("created_at","id") WHERE "outbox_message"."state" = 'failed';--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_state" CHECK ("mail_message"."state" in ('pending', 'sending', 'sent', 'failed', 'dropped', 'letter'));--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_same_door" CHECK ("proposed_action"."decision" <> 'approved' or split_part("proposed_action"."decided_by", ':', 1) = split_part("proposed_action"."proposed_by", ':', 1));--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_about" CHECK (case when "proposed_action"."what" = 'start' then ("proposed_action"."request_id" is not null) = coalesce("proposed_action"."decision" = 'approved', false) else "proposed_action"."request_id" is not null end);--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_wish" CHECK (("proposed_action"."wish_sealed" is not null) = ("proposed_action"."what" = 'start' and "proposed_action"."decision" is null));--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_what" CHECK ("proposed_action"."what" in ('cancel', 'hold', 'extend', 'start', 'refuse'));