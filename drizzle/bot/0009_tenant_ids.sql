DROP INDEX "erasure_request_open";--> statement-breakpoint
ALTER TABLE "business_link" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "business_notice" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "channel" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "erasure_instruction" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "erasure_request" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "forward_silence" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "forwarded_request" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "idempotent_answer" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "objection" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "replay_entry" ALTER COLUMN "tenant_id" SET DATA TYPE text;--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_open" ON "erasure_request" USING btree ("person_id","scope",coalesce("tenant_id", '')) WHERE "erasure_request"."scope" in ('number','business') and "erasure_request"."state" in ('scheduled','running','on_hold','parked');--> statement-breakpoint
ALTER TABLE "business_link" ADD CONSTRAINT "business_link_tenant_id" CHECK ("business_link"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_tenant_id" CHECK ("business_notice"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_tenant_id" CHECK ("channel"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');--> statement-breakpoint
ALTER TABLE "erasure_instruction" ADD CONSTRAINT "erasure_instruction_tenant_id" CHECK ("erasure_instruction"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_tenant_id" CHECK ("erasure_request"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');--> statement-breakpoint
ALTER TABLE "forward_silence" ADD CONSTRAINT "forward_silence_tenant_id" CHECK ("forward_silence"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');--> statement-breakpoint
ALTER TABLE "forwarded_request" ADD CONSTRAINT "forwarded_request_tenant_id" CHECK ("forwarded_request"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');--> statement-breakpoint
ALTER TABLE "idempotent_answer" ADD CONSTRAINT "idempotent_answer_tenant_id" CHECK ("idempotent_answer"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');--> statement-breakpoint
ALTER TABLE "objection" ADD CONSTRAINT "objection_tenant_id" CHECK ("objection"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');--> statement-breakpoint
ALTER TABLE "replay_entry" ADD CONSTRAINT "replay_entry_tenant_id" CHECK ("replay_entry"."tenant_id" ~ '^[0-9A-Za-z_-]{1,64}$');