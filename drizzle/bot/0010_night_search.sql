ALTER TABLE "erasure_request" ADD COLUMN "searched_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "erasure_request" ADD COLUMN "found_clean_at" timestamp (3) with time zone;