ALTER TABLE "proposed_action" DROP CONSTRAINT "proposed_action_what";--> statement-breakpoint
ALTER TABLE "proposed_action" ALTER COLUMN "request_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "proposed_action" ADD COLUMN "wish_sealed" text;--> statement-breakpoint
CREATE INDEX "outbox_message_failed" ON "outbox_message" USING btree ("created_at","id") WHERE "outbox_message"."state" = 'failed';--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_same_door" CHECK ("proposed_action"."decision" <> 'approved' or split_part("proposed_action"."decided_by", ':', 1) = split_part("proposed_action"."proposed_by", ':', 1));--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_about" CHECK (case when "proposed_action"."what" = 'start' then ("proposed_action"."request_id" is not null) = coalesce("proposed_action"."decision" = 'approved', false) else "proposed_action"."request_id" is not null end);--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_wish" CHECK (("proposed_action"."wish_sealed" is not null) = ("proposed_action"."what" = 'start' and "proposed_action"."decision" is null));--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_what" CHECK ("proposed_action"."what" in ('cancel', 'hold', 'extend', 'start', 'refuse'));