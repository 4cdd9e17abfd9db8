ALTER TABLE "business_notice" DROP CONSTRAINT "business_notice_once";--> statement-breakpoint
DROP INDEX "erasure_request_remind";--> statement-breakpoint
ALTER TABLE "business_notice" ADD COLUMN "nth" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "erasure_request_remind" ON "erasure_request" USING btree ("erase_at") WHERE "erasure_request"."scope" in ('account','profile') and "erasure_request"."state" in ('scheduled','on_hold') and "erasure_request"."reminded_at" is null;--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_once" UNIQUE("request_id","tenant_id","what","nth");--> statement-breakpoint
ALTER TABLE "business_notice" ADD CONSTRAINT "business_notice_nth" CHECK ("business_notice"."nth" >= 0 and ("business_notice"."nth" = 0 or "business_notice"."what" = 'confirmed'));