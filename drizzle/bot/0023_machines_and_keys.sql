DROP INDEX "mail_case_open";--> statement-breakpoint
ALTER TABLE "forwarded_request" ADD COLUMN "api_key_id" text;--> statement-breakpoint
ALTER TABLE "mail_case" ADD COLUMN "by_machine" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "mail_document_added" ON "mail_document" USING btree ("added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_case_open" ON "mail_case" USING btree ("sender","about","vouched","by_machine") WHERE "mail_case"."closed_at" is null;--> statement-breakpoint
ALTER TABLE "mail_case" ADD CONSTRAINT "mail_case_by_machine" CHECK (not ("mail_case"."by_machine" and "mail_case"."vouched"));