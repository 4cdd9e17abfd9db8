ALTER TABLE "mail_message" DROP CONSTRAINT "mail_message_state";--> statement-breakpoint
ALTER TABLE "mail_message" ADD COLUMN "warned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mail_message" ADD COLUMN "posted_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "mail_message_unposted" ON "mail_message" USING btree ("created_at","id") WHERE "mail_message"."state" in ('letter', 'failed') and "mail_message"."sealed" is not null;--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_posted" CHECK (("mail_message"."state" = 'posted') = ("mail_message"."posted_at" is not null));--> statement-breakpoint
ALTER TABLE "mail_message" ADD CONSTRAINT "mail_message_state" CHECK ("mail_message"."state" in ('pending', 'sending', 'sent', 'failed', 'dropped', 'letter', 'posted'));