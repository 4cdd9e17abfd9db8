CREATE TABLE "business_link" (
	"code" text PRIMARY KEY NOT NULL,
	"tenant_id" uuid NOT NULL,
	"business" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "business_link_code" CHECK ("business_link"."code" ~ '^[2-9A-HJKMNP-Z]{6}$'),
	CONSTRAINT "business_link_language" CHECK ("business_link"."language" ~ '^[a-z]{2,3}$')
);
--> statement-breakpoint
DROP INDEX "case_file_open";--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "replied_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "warned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "outcome" text;--> statement-breakpoint
CREATE INDEX "business_link_tenant" ON "business_link" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "case_file_due" ON "case_file" USING btree ("answer_by") WHERE "case_file"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_file_open" ON "case_file" USING btree ("person_id","channel_id","about") WHERE "case_file"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_outcome" CHECK ("case_file"."outcome" ~ '^[a-z-]{1,32}$' and ("case_file"."outcome" is null) = ("case_file"."closed_at" is null));