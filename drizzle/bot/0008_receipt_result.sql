ALTER TABLE "erasure_request" ADD COLUMN "receipt_result" text;--> statement-breakpoint
CREATE INDEX "erasure_request_taken_back" ON "erasure_request" USING btree ("created_at","id") WHERE "erasure_request"."state" = 'completed' and "erasure_request"."receipt_result" = 'partial';--> statement-breakpoint
ALTER TABLE "erasure_request" ADD CONSTRAINT "erasure_request_receipt_result" CHECK ("erasure_request"."receipt_result" in ('completed', 'partial'));--> statement-breakpoint
-- by hand
UPDATE "erasure_request" r SET "receipt_result" = (
  SELECT p."body"::jsonb ->> 'result' FROM "receipt" p WHERE p."request_id" = r."id" ORDER BY p."number" DESC LIMIT 1
) WHERE EXISTS (SELECT 1 FROM "receipt" p WHERE p."request_id" = r."id");
