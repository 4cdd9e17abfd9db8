CREATE TABLE "webhook_pulse" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"redelivered_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "webhook_pulse_one" CHECK ("webhook_pulse"."one")
);
--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform_task" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform_task" ADD COLUMN "next_attempt_at" timestamp (3) with time zone;