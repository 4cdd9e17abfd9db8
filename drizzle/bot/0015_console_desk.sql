ALTER TABLE "access_log" ADD COLUMN "target" text;--> statement-breakpoint
CREATE INDEX "access_log_target" ON "access_log" USING btree ("target") WHERE "access_log"."target" is not null;--> statement-breakpoint
CREATE INDEX "business_notice_tenant" ON "business_notice" USING btree ("tenant_id","request_id");--> statement-breakpoint
CREATE INDEX "mail_case_due" ON "mail_case" USING btree ("answer_by","id") WHERE "mail_case"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_target" CHECK ("access_log"."target" ~ '^[a-zA-Z0-9=&%:._-]+$' and length("access_log"."target") <= 300);