ALTER TABLE "erasure_request" DROP CONSTRAINT "erasure_request_scope";--> statement-breakpoint
ALTER TABLE "erasure_request" ALTER COLUMN "person_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "erasure_request" ALTER COLUMN "channel_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "channel" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_request_open_account" ON "erasure_request" USING btree ("tenant_id") WHERE "erasure_request"."scope" = 'account' and "erasure_request"."state" in ('scheduled','running','on_hold','parked');--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_asked_by" CHECK ("erasure_request"."scope" = 'account' or ("erasure_request"."person_id" is not null and "erasure_request"."channel_id" is not null));--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_scope" CHECK (("erasure_request"."scope" in ('business','account')) = ("erasure_request"."tenant_id" is not null));