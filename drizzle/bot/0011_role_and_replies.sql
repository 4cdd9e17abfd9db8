ALTER TABLE "staff_session" ADD COLUMN "vouched_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "staff_session" ADD COLUMN "refresh_sealed" text;--> statement-breakpoint
ALTER TABLE "staff_session" ADD COLUMN "asked_at" timestamp (3) with time zone;