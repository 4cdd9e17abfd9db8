ALTER TABLE "proposed_action" DROP CONSTRAINT "proposed_action_what";--> statement-breakpoint
ALTER TABLE "objection" ADD COLUMN "entered_by" text;--> statement-breakpoint
ALTER TABLE "objection" ADD COLUMN "decided_by" text;--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_second_person" CHECK ("objection"."state" <> 'upheld' or "objection"."entered_by" is null or coalesce("objection"."decided_by" <> "objection"."entered_by" and split_part("objection"."decided_by", ':', 1) = split_part("objection"."entered_by", ':', 1), false));--> statement-breakpoint
ALTER TABLE "proposed_action" ADD CONSTRAINT "proposed_action_what" CHECK ("proposed_action"."what" in ('cancel', 'hold', 'extend', 'shorten', 'start', 'refuse', 'take-back'));